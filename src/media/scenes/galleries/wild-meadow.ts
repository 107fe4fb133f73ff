import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'

const paint = m.palette('noon', {
  sky: ['#8cc6dc', '#cfe6dc', '#fbf3d2'],
  far: '#b3cfa8',
  mid: '#8fb878',
  near: '#5f9460',
  ground: '#9abf6f',
  bloom: ['#ffffff', '#ef6f5f', '#7f8fe0', '#f7c948', '#d98fc9'],
  leaf: ['#6f9f58', '#4a7f4f', '#a3c070'],
  accent: '#ef6f5f',
  wood: '#a97e55',
})
const wild: m.Florals = {
  kinds: ['daisy', 'poppy', 'cosmos'],
  twigs: ['fern', 'sprig', 'olive'],
  size: 2.3,
  spread: 26,
  lush: 1.5,
  leafy: 1.1,
}
const field: m.Flower[] = ['daisy', 'poppy', 'cosmos']

export const wildMeadow: Gallery = {
  slug: 'wild-meadow',
  kind: 'theme',
  paint,
  tags: ['meadow', 'wildflowers', 'noon'],
  pictures: [
    {
      alt: {
        en: 'A wooden arbour of wildflowers standing in a flowering meadow under a wide sky',
        fr: 'Une tonnelle de bois couverte de fleurs sauvages au milieu d’un pré fleuri, sous un grand ciel',
      },
      tags: ['arbour', 'ceremony'],
      draw: (s, p) => [
        m.sky(s, p, 640),
        m.clouds(
          '#ffffff',
          [
            [230, 170, 1.5],
            [960, 130, 1.3],
            [620, 260, 0.8],
          ],
          0.9,
        ),
        m.hills(s, 520, 110, '#bcd6b4', 3),
        m.hills(s, 560, 70, '#9cc48a', 4),
        m.tree(s, 1040, 580, 200, '#7fae6a', '#8a6a50') + m.tree(s, 140, 575, 170, '#86b470', '#8a6a50'),
        m.rect(0, 560, 1200, 340, s.down('#b3cf80', '#6fa058')),
        m.path('M585 572q-6 70 -10 130t-165 200h380q-160-110-165-200t-10-130z', '#e8e0a8'),
        m.squareArbor(s, 600, 690, 330, 400, '#a97e55', '#fffaf0'),
        m.garland(
          s,
          p,
          m.range(12, (_, u) => [420 + u * 360, 288 + (u > 0.5 ? 0 : 4)]),
          { ...wild, size: 2.9, spread: 24, lush: 1.6 },
        ),
        m.garland(
          s,
          p,
          m.range(5, (_, u) => [432, 330 + u * 130]),
          { ...wild, size: 2.4, spread: 20 },
        ),
        m.grass(s, 700, 60, '#7fae5f', 50, 0, 460) + m.grass(s, 700, 60, '#7fae5f', 50, 740, 1200),
        m.stems(s, p, 230, 740, 420, 120, 16, field, 1.6) + m.stems(s, p, 970, 740, 420, 120, 16, field, 1.6),
        m.grass(s, 910, 130, '#5f9450', 60),
        m.stems(s, p, 180, 920, 480, 220, 16, field, 3) + m.stems(s, p, 1020, 920, 480, 220, 16, field, 3),
      ],
    },
    {
      alt: {
        en: 'Jars and bottles of poppies, daisies and cosmos along a weathered board',
        fr: 'Bocaux et bouteilles de coquelicots, marguerites et cosmos sur une planche patinée',
      },
      tags: ['flowers', 'jars'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#bfdccb', '#f3efd2')),
        m.circle(600, 380, 330, '#fdf6da'),
        m.hills(s, 640, 60, '#a9cc98', 5),
        m.rect(0, 710, 1200, 190, s.down('#c9a275', '#8f6844')),
        m.line('M0 768H1200M0 836H1200', '#7a5636', 4, { opacity: 0.5 }),
        ...(
          [
            [180, 90, 150, 250],
            [370, 70, 220, 260],
            [600, 130, 200, 360],
            [820, 80, 170, 290],
            [1010, 100, 130, 240],
          ] as const
        ).map(
          ([x, w, h, tall], i) =>
            m.shadow(x, 800, w * 0.6) +
            m.stems(
              s,
              p,
              x,
              800 - h * 0.3,
              150 + w * 0.7,
              tall + h * 0.5,
              10,
              i % 2 ? ['poppy', 'daisy'] : field,
              3,
            ) +
            m.jar(x, 800, w, h, ['#bfe0ea', '#c9e3b8', '#dbeaf0', '#f3d9b8', '#bfe0ea'][i]!),
        ),
        m.strewn(s, 600, 815, 885, 1100, 1150, ['#ef6f5f', '#f7c948', '#ffffff'], 20),
      ],
    },
    {
      alt: {
        en: 'A linen napkin and a posy of field flowers on a plain plate, seen from above on old boards',
        fr: 'Une serviette de lin et un petit bouquet des champs sur une assiette simple, vus du dessus sur de vieilles planches',
      },
      tags: ['place-setting', 'table'],
      draw: (s, p) => [
        m.planksAbove(s, '#c9a67c', 6),
        m.runnerAbove(s, 340, 260, '#eef0dc', '#9cc48a'),
        m.garland(
          s,
          p,
          m.range(7, (_, u) => [-10 + u * 250, 470 + Math.sin(u * 9) * 30]),
          { ...wild, size: 4.2, spread: 60, lush: 1.6 },
        ) +
          m.garland(
            s,
            p,
            m.range(7, (_, u) => [960 + u * 250, 470 + Math.sin(u * 9) * 30]),
            { ...wild, size: 4.2, spread: 60, lush: 1.6 },
          ),
        m.plate(s, 600, 470, 225, '#8fb59a', '#fffdf6', 'plain', '#c9d9b8'),
        m.napkin(600, 470, 110, 330, '#e9dcc0', 8),
        m.bunch(s, p, 612, 430, 62, { ...wild, size: 2.6 }),
        m.line('M606 470l-14 120M614 470l4 124M600 470l-34 108', '#4a7f4f', 4, {
          'stroke-linecap': 'round',
        }) + m.rect(586, 480, 44, 14, '#ef6f5f', { rx: 5 }),
        m.cutlery(s, 600, 480, 270, '#8a8f98', 1.4),
        m.glassAbove(s, 930, 180, 66, '#f6d97a'),
        m.jarTop(s, 250, 190, 60),
      ],
    },
    {
      alt: {
        en: 'Ribbons in the wind from a meadow pole, hay bales and flowers for seats',
        fr: 'Des rubans au vent sur un mât dans le pré, des ballots de paille et des fleurs pour s’asseoir',
      },
      tags: ['ribbons', 'party'],
      draw: (s, p) => {
        const bale = (x: number, y: number, k: number) =>
          m.at(
            x,
            y,
            k,
            m.shadow(0, 0, 80),
            m.rect(-80, -70, 160, 70, s.down('#f0d384', '#cfa24f'), { rx: 8 }),
            m.line('M-40-70V0M40-70V0', '#a9763a', 4),
            m.line('M-70-50h50M-20-30h60M30-56h40M-64-16h40', '#b98a3f', 3, { opacity: 0.6 }),
          )
        const around = m.range(10, (i) => 180 + i * 93)
        return [
          m.sky(s, p, 640),
          m.sun(s, p, 260, 180, 60),
          m.clouds(
            '#ffffff',
            [
              [860, 160, 1.5],
              [1080, 330, 0.9],
            ],
            0.9,
          ),
          m.hills(s, 560, 120, '#b3d0a0', 4),
          m.rect(0, 580, 1200, 320, s.down('#b3cf80', '#6fa058')),
          m.line('M600 740V120', '#fffaf0', 15),
          ...p.bloom.map((c, i) =>
            m.line(
              [around[i * 2]!, around[i * 2 + 1]!]
                .map(
                  (x) =>
                    m.d`M600 150Q${600 + (x - 600) * 0.35} ${250 + i * 26} ${x} ${640 - Math.abs(x - 600) * 0.08}`,
                )
                .join(''),
              c,
              9,
              { 'stroke-linecap': 'round' },
            ),
          ),
          m.bunch(s, p, 600, 130, 84, { ...wild, size: 3.2 }, 330),
          m.lady(s, '#ef6f5f', 0, false)(350, 730, 1.5) +
            m.cheer(s, '#7f8fe0', 2)(830, 730, 1.5) +
            m.lady(s, '#f7c948', 1, false)(930, 750, 1.6),
          m.gent(s, '#4a6f8a', 3)(270, 745, 1.6),
          bale(160, 830, 1.1),
          bale(1030, 830, 1.1),
          bale(440, 850, 1),
          bale(770, 850, 1),
          m.grass(s, 910, 100, '#5f9450', 90),
          m.stems(s, p, 600, 915, 1300, 120, 26, field, 2.3),
        ]
      },
    },
  ],
}
