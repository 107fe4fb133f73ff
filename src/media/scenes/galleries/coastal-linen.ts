import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('noon', {
  sky: ['#7fbcd6', '#bfe0e3', '#f6f1e0'],
  far: '#a9cdd6',
  mid: '#6fb0c0',
  near: '#3f8aa0',
  ground: '#ecdcbc',
  bloom: ['#ffffff', '#f9efe0', '#a9cfe0', '#5f9fc0'],
  leaf: ['#8fab9a', '#6a8f84', '#b9cbb4'],
  accent: '#2f7f9a',
  wood: '#b9a183',
  metal: '#c9b48a',
})
const sage: m.Florals = {
  kinds: ['hydrangea', 'anemone', 'peony'],
  twigs: ['eucalyptus', 'olive'],
  size: 2.4,
  spread: 22,
  lush: 1.3,
  leafy: 1.2,
}
const coast = (s: Sheet, p: m.Palette, horizon: number, shore: number) =>
  m.sky(s, p, horizon + 4) +
  m.clouds(
    '#ffffff',
    [
      [230, 170, 1.4],
      [900, 130, 1.2],
      [1080, 290, 0.8],
    ],
    0.85,
  ) +
  m.path(
    m.d`M0 ${horizon + 2}v-90q60-26 110 0t90 40t110 46zM1200 ${horizon + 2}v-60q-90-20-140 16t-120 40z`,
    '#9cc0c0',
  ) +
  m.sea(s, { far: '#6fb6c9', near: '#a5dcd9', glint: '#ffffff' }, horizon, shore + 40, 700, 420)
const shell = (x: number, y: number, k: number, c: string) =>
  m.at(
    x,
    y,
    k,
    m.path('M0 30C-50 10-46-40-26-46Q0-64 26-46C46-40 50 10 0 30z', c),
    m.line('M0 28Q-24-10-28-42M0 28Q-10-10-12-50M0 28Q10-10 12-50M0 28Q24-10 28-42', '#ffffff', 3, {
      opacity: 0.7,
    }),
    m.path('M-14 26h28l-6 14H-8z', c),
  )
const starfish = (x: number, y: number, k: number, c: string) =>
  m.at(
    x,
    y,
    k,
    m.path(
      'M0-44Q8-14 14-12Q40-16 44-12Q22 4 20 10Q30 34 28 40Q6 24 0 22Q-6 24-28 40Q-30 34-20 10Q-22 4-44-12Q-40-16-14-12Q-8-14 0-44z',
      c,
    ),
    m.dots(
      [
        [0, -24],
        [0, -8],
        [18, -4],
        [-18, -4],
        [10, 20],
        [-10, 20],
      ],
      4,
      '#fff6e6',
    ),
  )

export const coastalLinen: Gallery = {
  slug: 'coastal-linen',
  kind: 'theme',
  paint,
  tags: ['coast', 'linen', 'noon'],
  pictures: [
    {
      alt: {
        en: 'A driftwood arbour with blowing linen above a pale beach and a turquoise sea',
        fr: 'Une tonnelle de bois flotté aux voiles de lin, au-dessus d’une plage claire et d’une mer turquoise',
      },
      tags: ['arbour', 'sea'],
      draw: (s, p) => {
        const chair = m.chairBack(s, '#b9a183')
        return [
          coast(s, p, 440, 580),
          m.boat(250, 520, 0.36, '#ffffff', '#2f7f9a', '#fffaf0') +
            m.boat(940, 500, 0.22, '#2f7f9a', '#ffffff', '#ffffff'),
          m.beach(s, 580, '#ead8b4', '#ffffff'),
          m.walk(600, 650, 900, 150, 400, '#ffffff', 0.75),
          m.strewn(s, 600, 670, 890, 150, 390, ['#a9cfe0', '#ffffff'], 40),
          m.shadow(600, 704, 210),
          m.squareArbor(s, 600, 700, 390, 440, '#b9a183', '#fffdf8'),
          m.garland(
            s,
            p,
            m.range(8, (_, u) => [400 + u * 200, 258 + u * 6]),
            { ...sage, size: 3.2, spread: 26, lush: 1.6 },
          ) +
            m.garland(
              s,
              p,
              [
                [796, 640],
                [790, 670],
                [830, 690],
                [404, 660],
                [390, 690],
              ],
              { ...sage, size: 3, spread: 24 },
            ),
          m
            .range(3, (r) =>
              m
                .range(
                  2,
                  (i) =>
                    chair(600 - 230 - r * 55 - i * 88, 740 + r * 66, 1 + r * 0.25) +
                    chair(600 + 230 + r * 55 + i * 88, 740 + r * 66, 1 + r * 0.25),
                )
                .join(''),
            )
            .join(''),
          m.grass(s, 905, 130, '#a9b488', 40, -20, 200) + m.grass(s, 905, 130, '#a9b488', 40, 1000, 1220),
          starfish(300, 860, 0.7, '#e9a583') + shell(880, 870, 0.7, '#f3cdb8'),
        ]
      },
    },
    {
      alt: {
        en: 'Linen, blue stripes and shells around a pale plate seen from above',
        fr: 'Lin, rayures bleues et coquillages autour d’une assiette claire vue du dessus',
      },
      tags: ['place-setting', 'table'],
      draw: (s, p) => [
        m.linenAbove(s, '#f6f1e4', '#bcdce6'),
        m.napkin(330, 450, 190, 560, '#6fb0c0', -4),
        m.plate(s, 610, 470, 235, '#dcc8a0', '#fdfefe', 'beads', '#8fc0d0'),
        m.circle(610, 470, 118, '#cfe6ea') + shell(610, 470, 2, '#f3d6c0'),
        m.cutlery(s, 610, 480, 276, '#b9ad98', 1.45),
        m.glassAbove(s, 940, 190, 66, '#bfe3ea') + m.glassAbove(s, 1040, 280, 54, '#f6e9c0'),
        m.line('M40 760q200-60 300 40t330-10 500 20', '#c9b48a', 15) +
          m.line('M40 760q200-60 300 40t330-10 500 20', '#a98f62', 3, { 'stroke-dasharray': '8 10' }),
        starfish(190, 180, 1.4, '#e9a583') +
          shell(1080, 690, 1.2, '#a9cfe0') +
          shell(120, 650, 1, '#f3cdb8') +
          starfish(960, 820, 0.9, '#f0c090'),
        m.bunch(s, p, 1120, 90, 110, { ...sage, size: 4.2 }, 360) +
          m.bunch(s, p, 80, 90, 80, { ...sage, size: 3.4 }, 360) +
          m.candleAbove(s, p, 880, 720, 30, '#ffffff', '#dcc8a0'),
      ],
    },
    {
      alt: {
        en: 'A jetty lined with rope and lanterns leads to a white tent over the water',
        fr: 'Un ponton bordé de cordages et de lanternes mène à une tente blanche sur l’eau',
      },
      tags: ['jetty', 'lanterns'],
      draw: (s, p) => {
        const lamp = m.lantern(s, p, '#5f7f8a')
        const at = (u: number) => ({ l: 540 - 300 * u, r: 660 + 300 * u, y: 520 + 350 * u, k: 0.4 + u * 1.2 })
        return [
          coast(s, p, 420, 860),
          m.boat(170, 560, 0.5, '#ffffff', '#2f7f9a', '#ffffff') +
            m.boat(1040, 520, 0.4, '#2f7f9a', '#ffffff', '#fdf3dc'),
          m.path('M540 510h120l350 390H190z', s.down('#d9c29a', '#b9986a')),
          m.line(
            m
              .range(12, (_, u) => {
                const e = u ** 1.6
                return m.d`M${540 - 350 * e} ${510 + 390 * e}H${660 + 350 * e}`
              })
              .join(''),
            '#8f7048',
            4,
            { opacity: 0.6 },
          ),
          m.path('M470 520v-120L600 290l130 110v120h-24V410H494v110z', '#fffdf8') +
            m.path('M470 400L600 290l130 110z', s.down('#ffffff', '#d9e6e6')) +
            m.path('M494 410q50 40 106 0t106 0v-14H494z', '#fffdf8') +
            m.path('M494 410q24 60-4 110h-20V410zM706 410q-24 60 4 110h20V410z', '#e9f1ee'),
          m.banquet(s, 550, 650, 492, 26, '#ffffff', 8),
          ...[0, 0.16, 0.38, 0.66, 1].map((u) => {
            const { l, r, y, k } = at(u)
            return (
              m.rect(l - 9 * k, y - 80 * k, 18 * k, 110 * k, '#a58a62') +
              m.rect(r - 9 * k, y - 80 * k, 18 * k, 110 * k, '#a58a62') +
              lamp(l + 46 * k, y + 6 * k, k * 0.7) +
              lamp(r - 46 * k, y + 6 * k, k * 0.7)
            )
          }),
          m.line(
            'M536 488Q500 530 492 532Q440 590 426 596Q370 680 342 686Q270 800 240 780M664 488Q700 530 708 532Q760 590 774 596Q830 680 858 686Q930 800 960 780',
            '#f6ead0',
            6,
          ),
          m.couple(s, '#ffffff', '#2f5f7a', 0)(600, 700, 1.8),
          m.shadow(600, 702, 50),
        ]
      },
    },
    {
      alt: {
        en: 'Striped deck chairs and a linen parasol on the sand beside baskets of hydrangeas',
        fr: 'Transats rayés et parasol de lin sur le sable, près de paniers d’hortensias',
      },
      tags: ['beach', 'lounge'],
      draw: (s, p) => {
        const deck = (x: number, y: number, k: number | readonly [number, number], c: string) =>
          m.group(
            { transform: m.placed(x, y, k) },
            m.shadow(0, 0, 110),
            m.line('M-90 0L70-180M60 0L-90-110', '#a58a62', 10, { 'stroke-linecap': 'round' }),
            m.path('M70-176Q0-40-92-104l-6 12Q10-10 84-168z', '#fffdf8'),
            m.path('M62-160Q40-110 14-90l14 10q30-30 46-70zM-10-80q-30 12-60-10l-8 12q40 26 74 12z', c),
            m.line('M70-180L90-186', '#a58a62', 10, { 'stroke-linecap': 'round' }),
          )
        return [
          coast(s, p, 400, 540),
          m.boat(980, 470, 0.3, '#ffffff', '#2f7f9a', '#ffffff'),
          m.beach(s, 540, '#ead8b4', '#ffffff'),
          m.shadow(610, 800, 330, 0.14),
          m.parasol(600, 790, 620, '#fffdf8', '#a9cfe0', '#b9a183'),
          deck(400, 800, [1.6, 1.6], '#5f9fc0') + deck(800, 806, [-1.6, 1.6], '#2f7f9a'),
          m.sideTable(600, 830, 150, 110, '#fffdf8', '#b9a183') +
            m.tumbler(s, '#a5dcd9', '#f2d25f')(575, 720, 0.72) +
            m.tumbler(s, '#f6c6a8', '#f2a25f')(632, 722, 0.72),
          ...[150, 1050].map(
            (x) =>
              m.bunch(s, p, x, 740, 110, { ...sage, size: 4.2 }) +
              m.path(m.d`M${x - 80} 770h160l-20 100h-120z`, '#c9a878') +
              m.line(m.d`M${x - 78} 792h156M${x - 74} 816h148M${x - 70} 840h140`, '#a58455', 6),
          ),
          shell(330, 870, 0.7, '#f3cdb8') + starfish(880, 876, 0.7, '#e9a583'),
        ]
      },
    },
  ],
}
