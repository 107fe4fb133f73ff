import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('dawn', {
  sky: ['#a9d6e8', '#f6ecd9', '#fdf1d2'],
  far: '#cfe3dc',
  mid: '#f5d9a8',
  near: '#e9b48a',
  ground: '#e6c49a',
  bloom: ['#ffffff', '#f7b7a3', '#f6cf6a', '#9fd0dd'],
  leaf: ['#7fae9a', '#5c9184', '#aecfb4'],
  accent: '#ef8a72',
  wood: '#c99a6b',
})
const balls = ['#f7b7a3', '#f6cf6a', '#9fd0dd', '#fff6e6', '#ef8a72', '#bfe0cf']
const nursery = (s: Sheet, wall = '#f7ead6') => m.room(s, wall, '#d9b48a', 680)

export const firstBirthday: Gallery = {
  slug: 'first-birthday',
  kind: 'package',
  paint,
  tags: ['birthday', 'children', 'morning'],
  pictures: [
    {
      alt: {
        en: 'A garland of balloons over a round backdrop and a small cake with one candle, in morning light',
        fr: 'Une guirlande de ballons sur un fond rond et un petit gâteau à une bougie, dans la lumière du matin',
      },
      tags: ['balloons', 'cake'],
      draw: (s, p) => {
        const made = m.cake(
          s,
          p,
          600,
          668,
          [
            { w: 170, h: 76, colour: '#fdf3e2', finish: 'drip', trim: '#f7b7a3' },
            { w: 112, h: 66, colour: '#9fd0dd', finish: 'pearls' },
          ],
          '#fffaf0',
        )
        return [
          nursery(s),
          m.path('M0 0L420 0 900 680H260z', '#fff8dc', { opacity: 0.45 }),
          m.disc(600, 400, 300, '#bfe0da', '#fffaf0'),
          m.clouds(
            '#ffffff',
            [
              [500, 300, 0.8],
              [730, 370, 0.6],
            ],
            0.9,
          ),
          m.circle(690, 250, 44, '#f6cf6a'),
          m.rug(600, 800, 980, 130, '#f4e2c2', '#ef8a72', '#9fd0dd'),
          m.balloonGarland(s, m.arc(600, 400, 312, 312, 160, 352, 19), balls, 2.5, 32),
          m.balloonGarland(
            s,
            [
              [300, 560],
              [282, 620],
              [310, 680],
              [262, 710],
            ],
            balls,
            2,
            30,
          ),
          m.shadow(600, 812, 180),
          m.path('M500 660h200l18 150H482z', s.across('#ffffff', '#f3e6d2', '#dcc6a6')),
          m.rect(470, 650, 260, 22, '#fffaf0', { rx: 8 }),
          made.art,
          m.candlesOn(s, p, 600, made.top, 0, 1, ['#ef8a72'], 54),
          m.blocks(860, 812, 0.75, ['#ef8a72', '#f6cf6a', '#7fae9a']),
          m.rockingHorse(365, 800, 0.72, '#e3bd8c', '#8f6a4c', '#9fd0dd'),
          m.teddy(985, 820, 0.85, '#c79a6d', '#ef8a72'),
        ]
      },
    },
    {
      alt: {
        en: 'A little blue and cream cake with a single lit candle, bunting above',
        fr: 'Un petit gâteau bleu et crème avec une seule bougie allumée, fanions au-dessus',
      },
      tags: ['cake', 'candle'],
      draw: (s, p) => {
        const made = m.cake(
          s,
          p,
          600,
          790,
          [
            { w: 440, h: 160, colour: '#9fd0dd', finish: 'stripes', trim: '#fff6e6' },
            { w: 280, h: 140, colour: '#fdf3e2', finish: 'drip', trim: '#f6cf6a' },
          ],
          '#ef8a72',
        )
        return [
          m.rect(0, 0, 1200, 900, s.down('#f9d8c4', '#fdf0dc')),
          m.path(m.range(12, (i) => m.d`M${i * 100} 0h50v760h-50z`).join(''), '#fffaf0', { opacity: 0.45 }),
          m.bunting([-20, 70], [640, 60], 80, ['#ef8a72', '#f6cf6a', '#9fd0dd', '#7fae9a'], 10, 76),
          m.bunting([560, 66], [1220, 70], 80, ['#9fd0dd', '#fff6e6', '#ef8a72', '#f6cf6a'], 10, 76),
          m.rect(0, 760, 1200, 140, s.down('#fffaf0', '#e9d3b4')),
          m.shadow(600, 796, 260),
          made.art,
          m.candlesOn(s, p, 600, made.top, 0, 1, ['#ef8a72'], 110),
          m.glow(s, 600, made.top - 120, 150, '#fff0b8', 0.8),
          m.teddy(190, 836, 1.35, '#c79a6d', '#9fd0dd'),
          m.gift(985, 830, 170, 150, '#f7b7a3', '#fff6e6'),
          m.gift(1090, 840, 120, 100, '#7fae9a', '#f6cf6a'),
          m.partyHat(880, 826, 120, '#f6cf6a', '#ef8a72'),
        ]
      },
    },
    {
      alt: {
        en: 'A low children’s table with paper hats on the plates and balloons tied to the chairs',
        fr: 'Une petite table d’enfants, chapeaux pointus dans les assiettes et ballons noués aux chaises',
      },
      tags: ['table', 'balloons'],
      draw: (s, p) => {
        const chair = m.chairFront(s, '#c99a6b', '#9fd0dd')
        const back = m.chairBack(s, '#c99a6b')
        return [
          nursery(s, '#cfe6e2'),
          m.window(
            s,
            600,
            500,
            460,
            420,
            '#fffaf0',
            m.sky(s, p, 520) + m.sun(s, p, 690, 250, 50) + m.hills(s, 470, 70, '#a9cdb2', 7),
            'flat',
            2,
          ),
          m.bunting([60, 60], [1140, 60], 60, ['#ef8a72', '#f6cf6a', '#fffaf0', '#7fae9a'], 18, 56),
          [270, 490, 710, 930]
            .map((x, i) =>
              m.bouquetOf(s, x, 620, 250 + (i % 2) * 50, [balls[i]!, balls[(i + 1) % 6]!], 2, 1.7),
            )
            .join(''),
          [270, 490, 710, 930].map((x) => chair(x, 740, 1.7)).join(''),
          m.shadow(600, 822, 440),
          m.board(140, 1060, 690, 130, '#e3bd8c', 60),
          [270, 490, 710, 930]
            .map(
              (x, i) =>
                m.ellipse(x, 690, 58, 15, '#fffaf0') +
                m.ellipse(x, 687, 40, 10, '#f7e5cc') +
                m.partyHat(x, 686, 84, balls[i]!, balls[(i + 2) % 6]!),
            )
            .join(''),
          m.vase(s, 600, 676, 56, 60, '#fffaf0') +
            m.bunch(s, p, 600, 590, 46, { kinds: ['daisy', 'cosmos'], twigs: ['sprig'], size: 2.1 }),
          m.carafe(382, 690, 92, '#f9b06a', '#ef8a72') + m.carafe(820, 690, 92, '#f6d97a', '#7fae9a'),
          [380, 600, 820].map((x) => back(x, 880, 1.6)).join(''),
        ]
      },
    },
    {
      alt: {
        en: 'A wooden rocking horse, blocks and a bear in a patch of sun beneath the window',
        fr: 'Un cheval à bascule en bois, des cubes et un ours dans une flaque de soleil sous la fenêtre',
      },
      tags: ['toys', 'window'],
      draw: (s, p) => [
        m.room(s, '#f3c9ae', '#c9996d', 640),
        m.window(
          s,
          780,
          560,
          360,
          480,
          '#fffaf0',
          m.sky(s, p) +
            m.glow(s, 860, 200, 300, '#fff3c0', 0.9) +
            m.circle(850, 230, 46, '#fff3c0') +
            m.clouds('#ffffff', [[720, 330, 0.8]], 0.8) +
            m.hills(s, 500, 90, '#9cc7ac', 6),
        ),
        m.path('M620 640h320l-180 260H300z', '#fff0c4', { opacity: 0.4 }),
        m.curtain(s, 550, 60, 130, 570, '#fff6e6') + m.curtain(s, 1010, 60, 130, 570, '#fff6e6', 'right'),
        m.hung(m.airship(s, '#ef8a72', '#fff6e6', '#8f6a4c'), p, [
          [180, 190, 1.2],
          [390, 280, 0.8],
        ]),
        m.clouds(
          '#fffaf0',
          [
            [280, 120, 0.8],
            [140, 400, 0.7],
          ],
          0.9,
        ),
        m.rug(560, 790, 900, 150, '#9fd0dd', '#fff6e6', '#ef8a72'),
        m.shadow(520, 800, 240),
        m.rockingHorse(520, 790, 1.75, '#e3bd8c', '#8f6a4c', '#5c9184'),
        m.blocks(900, 850, 0.95, ['#f6cf6a', '#ef8a72', '#7fae9a']),
        m.teddy(180, 830, 1.2, '#b98a5f', '#f6cf6a'),
      ],
    },
    {
      alt: {
        en: 'A striped sweet cart with cupcakes and macarons under paper clouds',
        fr: 'Une charrette rayée de cupcakes et de macarons sous des nuages de papier',
      },
      tags: ['desserts', 'cart'],
      draw: (s) => {
        const cup = [
          m.cupcake(s, '#ef8a72', '#fff6e6', '#9fd0dd'),
          m.cupcake(s, '#9fd0dd', '#f9d6c8', '#ef8a72'),
          m.cupcake(s, '#f6cf6a', '#ffffff', '#ef8a72'),
        ]
        const mac = balls.map((c) => m.macaron(s, c))
        return [
          nursery(s, '#bfe0da'),
          m.clouds(
            '#ffffff',
            [
              [190, 190, 1.3],
              [1010, 150, 1.2],
              [1060, 400, 0.8],
              [120, 450, 0.7],
            ],
            0.9,
          ),
          m.line('M190 0V170M1010 0V130', '#fffaf0', 3),
          m.shadow(600, 838, 400),
          m.line('M330 250V600M870 250V600', '#c99a6b', 16),
          m.circle(400, 790, 66, 'none', { stroke: '#c99a6b', 'stroke-width': 13 }) +
            m.circle(800, 790, 66, 'none', { stroke: '#c99a6b', 'stroke-width': 13 }),
          m.line(
            m
              .range(8, (i) => {
                const [x, y] = m.polar(i * 45, 62)
                return m.d`M400 790l${x} ${y}M800 790l${x} ${y}`
              })
              .join(''),
            '#c99a6b',
            5,
          ),
          m.rect(310, 580, 580, 190, s.down('#fff6e6', '#ecd6b6'), { rx: 14 }) +
            m.path(m.range(6, (i) => m.d`M${330 + i * 96} 610h48v140h-48z`).join(''), '#f7b7a3', {
              opacity: 0.75,
            }),
          m.rect(290, 566, 620, 26, '#c99a6b', { rx: 8 }),
          m.rect(340, 440, 520, 14, '#c99a6b'),
          m.path(
            m.range(10, (i) => (i % 2 ? '' : m.d`M${320 + i * 56} 180h56l14 90q-35 40-70 0z`)).join(''),
            '#ef8a72',
          ) +
            m.path(
              m.range(10, (i) => (i % 2 ? m.d`M${320 + i * 56} 180h56l14 90q-35 40-70 0z` : '')).join(''),
              '#fffaf0',
            ) +
            m.rect(316, 168, 568, 18, '#d97862', { rx: 6 }),
          m.range(6, (i) => cup[i % 3]!(380 + i * 88, 566, 1.5)).join(''),
          m.range(10, (i) => mac[i % 6]!(372 + i * 51, 422, 1.05)).join('') +
            m.range(9, (i) => mac[(i + 3) % 6]!(398 + i * 51, 396, 1.05)).join(''),
          m.bouquetOf(s, 930, 600, 310, balls, 5, 1.9),
          m.bouquetOf(s, 270, 600, 300, balls.slice().reverse(), 4, 1.8),
          m.gift(160, 850, 130, 110, '#f6cf6a', '#ef8a72'),
        ]
      },
    },
  ],
}
