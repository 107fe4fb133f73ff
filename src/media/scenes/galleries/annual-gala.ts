import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('night', {
  sky: ['#1a1440', '#3a1c4c', '#6a2c4f'],
  far: '#7a3a52',
  mid: '#5a2444',
  near: '#3f1838',
  ground: '#6a3038',
  bloom: ['#fff3e2', '#e8b7a0', '#c23b4f', '#8f1f3f'],
  leaf: ['#3f6656', '#2a4a48', '#7a9a72'],
  accent: '#c9973f',
  metal: '#e0b45f',
  wood: '#6a3a34',
})
const crimson: m.Florals = {
  kinds: ['rose', 'peony', 'dahlia'],
  twigs: ['olive', 'fern'],
  size: 2.6,
  spread: 24,
  lush: 1.5,
  leafy: 1,
}
const outside = (s: Sheet, p: m.Palette) =>
  m.rect(0, 0, 1200, 900, s.down('#141a4a', '#3a3f86')) + m.stars(s, 60, 560) + m.moon(s, p, 610, 210, 40)

export const annualGala: Gallery = {
  slug: 'annual-gala',
  kind: 'package',
  paint,
  tags: ['gala', 'ballroom', 'night'],
  pictures: [
    {
      alt: {
        en: 'A ballroom laid for a gala: crystal chandeliers over round tables, moonlit windows between columns',
        fr: 'Une salle de bal dressée pour un gala : lustres de cristal, tables rondes, fenêtres au clair de lune entre les colonnes',
      },
      tags: ['chandeliers', 'tables'],
      draw: (s, p) => {
        const night = outside(s, p)
        const lustre = s.stamp(m.chandelier(s, p, 0, 30, 300))
        const chair = m.chairBack(s, '#e0b45f')
        const middle =
          m.candelabra(s, p, 0, 4, 150, '#fff6e6') +
          m.bunch(s, p, 0, -6, 26, { ...crimson, size: 1.3, leafy: 0.5 }, 200)
        const table = m.roundTable(s, p, '#fbeedd', '#ffffff', middle, chair)
        return [
          m.rect(0, 0, 1200, 600, s.down('#5a1f40', '#8f3f50')),
          m.panels(s, 560, 60, 6, '#e0b45f', 0.35),
          [300, 600, 900].map((x) => m.window(s, x, 540, 150, 410, '#e8c98a', night)).join(''),
          [300, 600, 900]
            .map(
              (x) =>
                m.curtain(s, x - 112, 110, 70, 450, '#b03048') +
                m.curtain(s, x + 112, 110, 70, 450, '#b03048', 'right'),
            )
            .join(''),
          [70, 450, 750, 1130].map((x) => m.column(s, x, 600, 560, 50, '#e9d3b8')).join(''),
          m.rect(0, 0, 1200, 46, '#e9d3b8') + m.rect(0, 40, 1200, 12, '#e0b45f'),
          m.checks(s, 590, '#c98a6a', '#8a4448'),
          m.pool(s, 600, 720, 620, 150, '#ffdf9c', 0.55),
          lustre(600, 40),
          lustre(225, 34, 0.64),
          lustre(975, 34, 0.64),
          table(330, 585, 0.62),
          table(600, 575, 0.58),
          table(870, 585, 0.62),
          table(170, 690, 0.95),
          table(1030, 690, 0.95),
          table(600, 715, 1.25),
          m.dim(s, 800, '#240c2c', 0.5),
        ]
      },
    },
    {
      alt: {
        en: 'Looking up at a great crystal chandelier beneath a painted dome',
        fr: 'Un grand lustre de cristal vu d’en bas, sous une coupole peinte',
      },
      tags: ['chandelier'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#4a1838', '#8a3c4c')),
        ...m.range(
          5,
          (i) =>
            m.circle(600, 300, 640 - i * 118, i % 2 ? '#7a2c48' : '#8f3b50') +
            m.circle(600, 300, 640 - i * 118, 'none', { stroke: '#e0b45f', 'stroke-width': 5, opacity: 0.8 }),
        ),
        m.rays(600, 300, 640, 24, '#e0b45f', 0.12),
        m.dots(m.arc(600, 300, 464, 464, 0, 360, 49), 16, '#f6dca0'),
        m.dots(m.arc(600, 300, 345, 345, 0, 360, 37), 12, '#f6dca0'),
        m.circle(600, 300, 168, s.down('#1f2460', '#4a3f86')) +
          m.dots(
            m.range(20, (i) => {
              const [x, y] = m.polar(i * 77, 20 + ((i * 37) % 130))
              return [600 + x, 300 + y] as const
            }),
            5,
            '#fff3cf',
          ),
        m.chandelier(s, p, 600, 250, 640, 3),
        m.pool(s, 600, 520, 560, 300, '#ffdf9c', 0.35),
      ],
    },
    {
      alt: {
        en: 'A formal place in wine red and gold from above, roses and candles around it',
        fr: 'Un couvert d’apparat lie-de-vin et or vu du dessus, entouré de roses et de bougies',
      },
      tags: ['place-setting', 'table'],
      draw: (s, p) => [
        m.linenAbove(s, '#6a1c3c'),
        m.circle(600, 450, 700, 'none', { stroke: '#8f2c4c', 'stroke-width': 60, opacity: 0.5 }),
        m.plate(s, 600, 520, 250, '#e0b45f', '#fff8ec', 'double', '#b8863a'),
        m.circle(600, 520, 116, 'none', { stroke: '#c9973f', 'stroke-width': 6 }),
        m.path('M600 430l86 90-86 100-86-100z', '#8f1f3f') +
          m.path('M600 430l86 90h-86z', '#c23b4f') +
          m.flower(s, 'rose')(600, 520, 4, 0, { fill: '#fff3e2' }),
        m.cutlery(s, 600, 530, 296, '#e8c377', 1.55),
        m.glassAbove(s, 900, 190, 60, '#7a1230') +
          m.glassAbove(s, 1000, 260, 66, '#f6dca0') +
          m.glassAbove(s, 1100, 330, 54, '#dfe8f4'),
        m.garland(s, p, m.arc(600, 560, 760, 540, 200, 318, 14), { ...crimson, size: 4.6, spread: 46 }),
        [
          [230, 250],
          [480, 150],
          [740, 150],
        ]
          .map(([x, y]) => m.candleAbove(s, p, x!, y!, 26, '#fff6e6', '#e0b45f'))
          .join(''),
      ],
    },
    {
      alt: {
        en: 'A grand staircase with a red carpet, urns of flowers and guests arriving',
        fr: 'Un grand escalier au tapis rouge, des urnes fleuries et des invités qui arrivent',
      },
      tags: ['entrance', 'staircase'],
      draw: (s, p) => {
        const steps = m.range(9, (i) => {
          const k = 1 - i * 0.062
          const y = 830 - i * 46
          return (
            m.rect(600 - 380 * k, y - 46, 760 * k, 46, s.down('#f3e2cc', '#c9a78c')) +
            m.rect(600 - 380 * k, y - 46, 760 * k, 7, '#fffaf0') +
            m.rect(600 - 190 * k, y - 46, 380 * k, 46, s.down('#d03a4c', '#8f1f3f'))
          )
        })
        return [
          m.rect(0, 0, 1200, 900, s.down('#4a1a40', '#a04c54')),
          m.panels(s, 800, 120, 5, '#e0b45f', 0.3),
          m.window(s, 600, 420, 330, 370, '#e8c98a', outside(s, p)),
          m.rect(0, 820, 1200, 80, s.down('#b06a58', '#7a3c44')),
          m.pool(s, 600, 480, 460, 300, '#ffdf9c', 0.35),
          steps.join(''),
          m.column(s, 110, 840, 840, 74, '#ecd8be') + m.column(s, 1090, 840, 840, 74, '#ecd8be'),
          m.line('M200 830L345 410M1000 830L855 410', '#e0b45f', 14, { 'stroke-linecap': 'round' }),
          m.line(
            m
              .range(
                9,
                (_, u) => m.d`M${200 + u * 145} ${830 - u * 420}v74M${1000 - u * 145} ${830 - u * 420}v74`,
              )
              .join(''),
            '#e0b45f',
            5,
          ),
          m.urn(s, 215, 870, 120, 130, '#ecd8be') + m.bunch(s, p, 215, 690, 118, { ...crimson, size: 4 }),
          m.urn(s, 985, 870, 120, 130, '#ecd8be') + m.bunch(s, p, 985, 690, 118, { ...crimson, size: 4 }),
          m.couple(s, '#f6dca0', '#1a1440', 1)(600, 520, 1.35),
          m.gent(s, '#241440', 2)(500, 690, 1.9) + m.lady(s, '#1f6a6a', 3)(566, 694, 1.9),
          m.lady(s, '#fff3e2', 0)(700, 800, 2.3),
          m.chandelier(s, p, 600, 10, 250),
        ]
      },
    },
    {
      alt: {
        en: 'Couples waltz beside a grand piano under tall moonlit windows',
        fr: 'Des couples valsent près d’un piano à queue sous de hautes fenêtres au clair de lune',
      },
      tags: ['dance', 'piano'],
      draw: (s, p) => {
        const night = outside(s, p)
        return [
          m.rect(0, 0, 1200, 640, s.down('#241a52', '#5a2c5c')),
          [170, 430, 770, 1030]
            .map((x) => m.window(s, x, 590, 190, 500, '#c9a05a', night, 'round', 4))
            .join(''),
          m.window(s, 600, 600, 110, 540, '#c9a05a', night, 'round', 4),
          m.rect(0, 610, 1200, 290, s.down('#6a3f50', '#2a1838')),
          m.path(
            [170, 430, 600, 770, 1030]
              .map((x) => m.d`M${x - 70} 612h140l${(x - 600) * 0.3 + 30} 288h-200z`)
              .join(''),
            '#aab0f0',
            { opacity: 0.13 },
          ),
          m.piano(s, 950, 720, 0.9, '#120d2c', '#fff6e6') + m.gent(s, '#120d2c', 0)(716, 720, 1.5),
          m.dancers(s, '#c23b4f', '#171034', 1)(240, 760, 2.1) +
            m.dancers(s, '#e0b45f', '#241a52', 2)(420, 700, 1.6) +
            m.shadow(560, 850, 90, 0.4) +
            m.dancers(s, '#fff3e2', '#120d2c', 0)(560, 850, 3.2) +
            m.dancers(s, '#2f8a8a', '#171034', 3)(900, 840, [-2.7, 2.7]),
          m.chandelier(s, p, 600, 30, 340),
          m.pool(s, 560, 800, 520, 100, '#ffdf9c', 0.35),
          m.bunch(s, p, 60, 640, 100, { ...crimson, size: 3.8 }) + m.urn(s, 60, 800, 110, 140, '#c9a05a'),
        ]
      },
    },
  ],
}
