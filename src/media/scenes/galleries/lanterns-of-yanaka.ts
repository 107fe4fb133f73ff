import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('dusk', {
  sky: ['#1f2a5c', '#5a4585', '#e58a78'],
  far: '#6a5490',
  mid: '#3d3566',
  near: '#2a2650',
  ground: '#3f3760',
  bloom: ['#ffd0dc', '#f7a8c0', '#ffffff', '#e5738a'],
  accent: '#d6453f',
})
/** A low house with a tiled roof that turns up at its ends, and paper screens lit from inside. */
const townhouse = (s: Sheet, x: number, y: number, w: number, h: number, cloth: string) =>
  m.rect(x, y - h, w, h, s.down('#6a4a44', '#453040')) +
  m.rect(x + w * 0.1, y - h * 0.62, w * 0.8, h * 0.62, s.down('#ffdf9a', '#f0a860')) +
  m.line(
    m.range(5, (i) => m.d`M${x + w * (0.1 + i * 0.2)} ${y - h * 0.62}V${y}`).join('') +
      m.d`M${x + w * 0.1} ${y - h * 0.3}h${w * 0.8}`,
    '#4a2f34',
    6,
  ) +
  m.path(m.d`M${x + w * 0.3} ${y - h * 0.62}h${w * 0.4}v${h * 0.2}h${-w * 0.4}z`, cloth) +
  m.line(
    m.d`M${x + w * 0.43} ${y - h * 0.58}v${h * 0.18}M${x + w * 0.57} ${y - h * 0.58}v${h * 0.18}`,
    '#2a2650',
    4,
  ) +
  m.path(
    m.d`M${x - w * 0.14} ${y - h * 0.92}q${w * 0.14} ${-h * 0.02} ${w * 0.24} ${-h * 0.3}h${w * 0.8}q${w * 0.1} ${h * 0.28} ${w * 0.24} ${h * 0.3}z`,
    '#2a2a48',
  ) +
  m.line(
    m.d`M${x - w * 0.1} ${y - h * 0.96}H${x + w * 1.1}M${x - w * 0.02} ${y - h * 1.06}H${x + w * 1.02}`,
    '#4a4a70',
    5,
  )
const red = (s: Sheet, p: m.Palette) => m.paperLantern(s, p, '#d6453f')

export const lanternsOfYanaka: Gallery = {
  slug: 'lanterns-of-yanaka',
  kind: 'tour',
  paint,
  tags: ['tokyo', 'lanterns', 'food'],
  pictures: [
    {
      alt: {
        en: 'A lane of low tiled houses in Tokyo at nightfall, hung with red paper lanterns',
        fr: 'Une ruelle de maisons basses aux toits de tuiles, à Tokyo, à la nuit tombante, sous des lanternes rouges',
      },
      tags: ['lane', 'dusk'],
      draw: (s, p) => [
        m.sky(s, p, 600),
        m.moon(s, p, 830, 150, 48),
        m.path('M420 600L600 380l180 220z', '#7a6aa0') +
          m.path('M548 444l52-64 52 64-26-10-26 16-26-16z', '#f3e6ee'),
        m.skyline(s, 600, 40, 120, '#4a4078', '#ffcf8a', 60),
        townhouse(s, 330, 640, 150, 150, '#3f5d8a') + townhouse(s, 720, 640, 150, 150, '#d6453f'),
        townhouse(s, 90, 720, 250, 270, '#d6453f') + townhouse(s, 860, 720, 250, 270, '#3f7a6a'),
        m.path('M540 620h120l330 280H210z', s.down('#8a6a7c', '#3a3158')),
        m.line('M585 620L470 900M615 620l115 280M500 690h200M420 770h360', '#2a2650', 4, { opacity: 0.4 }),
        m.pool(s, 600, 780, 300, 70, p.glow, 0.4),
        m.hung(
          red(s, p),
          p,
          [
            [250, 330, 1.1],
            [380, 400, 0.8],
            [480, 450, 0.6],
            [720, 450, 0.6],
            [820, 400, 0.8],
            [950, 330, 1.1],
          ],
          240,
        ),
        m.couple(s, '#e5738a', '#2a2650', 1)(600, 800, 1.5),
        m.dim(s, 740, '#14122e', 0.45),
      ],
    },
    {
      alt: {
        en: 'Skewers over charcoal on a wooden counter, with steam, tea and a row of stools',
        fr: 'Des brochettes sur le charbon, un comptoir de bois, de la vapeur, du thé et une rangée de tabourets',
      },
      tags: ['counter', 'charcoal'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#3a2a44', '#5a3a3c')),
        m
          .range(
            8,
            (i) =>
              m.rect(60 + i * 140, 60, 92, 200, i % 3 ? '#f3e2c4' : '#d6453f', { rx: 4 }) +
              m.line(
                m.d`M${106 + i * 140} 90v40M${90 + i * 140} 150h32M${106 + i * 140} 170v50`,
                i % 3 ? '#2a2650' : '#fdf6ea',
                8,
              ),
          )
          .join(''),
        m.rect(0, 300, 1200, 14, '#2a1f2e'),
        m.hung(
          red(s, p),
          p,
          [
            [170, 330, 1.3],
            [1030, 330, 1.3],
          ],
          300,
        ),
        m.rect(330, 500, 540, 90, '#2a2430', { rx: 10 }) +
          m.dots(
            m.range(46, () => [s.chance.between(350, 850), s.chance.between(508, 540)] as const),
            22,
            '#e8743b',
          ) +
          m.glow(s, 600, 520, 300, '#ff9a4a', 0.5),
        m
          .range(
            6,
            (i) =>
              m.line(m.d`M${390 + i * 84} 600L${390 + i * 84} 440`, '#d9bf94', 7) +
              m.dots(
                [
                  [390 + i * 84, 470],
                  [390 + i * 84, 506],
                  [390 + i * 84, 542],
                ],
                38,
                i % 2 ? '#a8583a' : '#c9803f',
              ) +
              m.dots(
                [
                  [384 + i * 84, 464],
                  [384 + i * 84, 500],
                ],
                8,
                '#f0c080',
              ),
          )
          .join(''),
        m.line(
          'M480 430q-30-50 0-100t0-90M620 430q-30-50 0-100t0-90M760 430q-30-50 0-100t0-90',
          '#ffffff',
          12,
          { opacity: 0.18, 'stroke-linecap': 'round' },
        ),
        m.board(0, 1200, 640, 80, '#a8683c', 50),
        m.path('M180 560h70l-8 84h-54z', '#3f7a6a') + m.path('M960 560h70l-8 84h-54z', '#3f5d8a'),
        m
          .range(
            5,
            (i) =>
              m.ellipse(140 + i * 230, 800, 80, 20, '#b3475a') +
              m.line(m.d`M${90 + i * 230} 806v94M${190 + i * 230} 806v94`, '#3a2a2e', 12),
          )
          .join(''),
        m.dim(s, 760, '#14101e', 0.5),
      ],
    },
    {
      alt: {
        en: 'Stairs going down between cherry trees to the roofs of the old quarter at sunset',
        fr: 'Un escalier qui descend entre des cerisiers vers les toits du vieux quartier, au couchant',
      },
      tags: ['stairs', 'cherry trees'],
      paint: m.palette('sunset', { ...paint, ...m.hours.sunset }),
      draw: (s, p) => [
        m.sky(s, p, 560),
        m.sun(s, p, 600, 400, 96),
        m.skyline(s, 560, 40, 130, '#8a4f7c', '#ffd9a0', 58),
        ...[40, 250, 730, 930].map((x, i) =>
          townhouse(s, x, 700, 220, 140 + (i % 2) * 30, i % 2 ? '#3f5d8a' : '#d6453f'),
        ),
        ...m.range(8, (i) =>
          m.path(
            m.d`M${520 - i * 52} ${700 + i * 26}H${680 + i * 52}v26H${520 - i * 52}z`,
            i % 2 ? '#8a7088' : '#a88a98',
          ),
        ),
        m.line('M520 700L104 908M680 700l416 208', '#4a3a5a', 12),
        m.tree(s, 170, 760, 520, '#f7a8c0', '#4a2f34') + m.tree(s, 1030, 760, 560, '#f2b8cc', '#4a2f34'),
        m.strewn(s, 600, 300, 880, 900, 1100, ['#ffd0dc', '#ffffff'], 70),
        m.lady(s, '#3f5d8a', 2, false)(560, 760, 1.3) + m.gent(s, '#2c2352', 0)(632, 764, 1.3),
        m.dim(s, 780, '#2c1a3f', 0.4),
      ],
    },
  ],
}
