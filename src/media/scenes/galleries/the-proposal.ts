import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'

const paint = m.palette('sunset', {
  sky: ['#45398a', '#e0627e', '#ffb765'],
  far: '#a0568a',
  mid: '#4a4a8c',
  near: '#3b2d5e',
  ground: '#eab07f',
  bloom: ['#fff0e0', '#ff9d8a', '#e94f74', '#c02f63'],
  leaf: ['#3f6f68', '#2a4f57', '#7fa48a'],
  accent: '#e94f74',
})
const coral: m.Florals = {
  kinds: ['rose', 'dahlia', 'peony'],
  twigs: ['sprig', 'fern'],
  size: 2.5,
  spread: 26,
  lush: 1.8,
  leafy: 1.2,
}
const bay = (
  s: import('../sheet.ts').Sheet,
  p: m.Palette,
  sunX: number,
  sunY: number,
  horizon: number,
  shore: number,
) =>
  m.sky(s, p, horizon + 4) +
  m.sun(s, p, sunX, sunY, 84) +
  m.clouds(
    '#ffcf9a',
    [
      [230, 210, 1.2],
      [980, 170, 1],
      [760, 290, 0.7],
    ],
    0.4,
  ) +
  m.mountains(s, horizon, 90, '#8a4f8c', 4) +
  m.sea(s, { far: '#f08a7a', near: '#4a3f86', glint: '#ffe6b0' }, horizon, shore + 40, sunX, 300)
const heart = (x: number, y: number, w: number, h: number, count: number) =>
  m.range(count, (i) => {
    const a = (i / count) * Math.PI * 2
    return [
      x + (Math.sin(a) ** 3 * w) / 2,
      y - ((13 * Math.cos(a) - 5 * Math.cos(2 * a) - 2 * Math.cos(3 * a) - Math.cos(4 * a)) / 17) * (h / 2),
    ] as const
  })

export const theProposal: Gallery = {
  slug: 'the-proposal',
  kind: 'package',
  paint,
  tags: ['proposal', 'beach', 'sunset'],
  pictures: [
    {
      alt: {
        en: 'On a beach at sunset one kneels before the other inside a heart of candles, a ring of flowers behind',
        fr: 'Sur une plage au coucher du soleil, une demande à genoux dans un cœur de bougies, un anneau de fleurs derrière',
      },
      tags: ['candles', 'heart', 'sea'],
      draw: (s, p) => {
        const votive = m.votive(s, p)
        return [
          bay(s, p, 600, 420, 500, 610),
          m.beach(s, 620, '#d98f72'),
          m.pool(s, 600, 770, 480, 130, '#ffdf9c', 0.6),
          m.palm(90, 800, 520, '#2f3f63', '#3a2b50', 0.16) +
            m.palm(1110, 790, 460, '#2f3f63', '#3a2b50', -0.16),
          m.moonGate(s, p, 600, 490, 190, '#f0c48a', coral, [
            [-60, 60],
            [130, 262],
          ]),
          m.pool(s, 600, 690, 220, 40, '#5a2b50', 0.4),
          m.proposal(s, '#fff4ea', '#2c2352')(590, 740, 2.1),
          heart(600, 775, 640, 210, 40)
            .slice()
            .sort((a, b) => a[1] - b[1])
            .map(([x, y]) => votive(Math.round(x), Math.round(y), 0.55 + (y - 640) / 260))
            .join(''),
          m.strewn(s, 600, 720, 880, 560, 620, ['#e94f74', '#ff9d8a'], 46),
          m.dim(s, 790, '#3b1f4e', 0.3),
        ]
      },
    },
    {
      alt: {
        en: 'An open velvet box holding a diamond ring among roses on the sand',
        fr: 'Un écrin de velours ouvert sur un diamant, parmi des roses sur le sable',
      },
      tags: ['ring', 'roses'],
      draw: (s, p) => [
        bay(s, p, 820, 330, 470, 560),
        m.beach(s, 560, '#e09c7a'),
        m.pool(s, 600, 760, 520, 140, '#ffe2b0', 0.7),
        m.bunch(s, p, 330, 690, 130, { ...coral, size: 4.4 }, 300) +
          m.bunch(s, p, 880, 700, 120, { ...coral, size: 4.2 }, 300),
        m.ringBox(600, 780, 1.75, '#b3305f', p),
        m.garland(
          s,
          p,
          m.range(10, (_, u) => [250 + u * 700, 818 + Math.sin(u * 3.1) * 26]),
          { ...coral, size: 3.6, spread: 22 },
        ),
      ],
    },
    {
      alt: {
        en: 'A low picnic with cushions and a fringed parasol on the beach at sunset',
        fr: 'Un pique-nique bas, coussins et parasol à franges sur la plage au couchant',
      },
      tags: ['picnic', 'parasol'],
      draw: (s, p) => {
        const glass = m.flute(s, '#ffd28a')
        return [
          bay(s, p, 330, 400, 480, 560),
          m.boat(900, 530, 0.3, '#3b2d5e', '#ff9d8a', '#ffdcb0'),
          m.beach(s, 570, '#dd9877'),
          m.parasol(760, 790, 560, '#fff0e0', '#e94f74', '#7a4a44'),
          m.rug(600, 790, 880, 170, '#c94f6a', '#f3a07e', '#ffe6c0'),
          [
            [330, 800, '#7a3f7c'],
            [420, 770, '#ffb765'],
            [830, 770, '#2f6f7a'],
            [910, 806, '#e94f74'],
          ]
            .map(([x, y, c]) =>
              m.path('M-60-30Q0-44 60-30Q74 4 58 30Q0 40-58 30Q-74 4-60-30z', c as string, {
                transform: `translate(${x} ${y})`,
              }),
            )
            .join(''),
          m.board(460, 780, 742, 70, '#a8684c', 40),
          m.vase(s, 520, 740, 50, 70, '#fff0e0') + m.bunch(s, p, 520, 640, 58, { ...coral, size: 2.3 }),
          glass(610, 744, 1) + glass(650, 748, 1),
          m.carafe(726, 744, 96, '#f06a6a', '#ffcf7a'),
          m.lantern(s, p, '#fff0e0')(230, 850, 1.1) +
            m.lantern(s, p, '#fff0e0')(985, 856, 0.9) +
            m.lantern(s, p, '#fff0e0')(1050, 850, 1.2),
        ]
      },
    },
    {
      alt: {
        en: 'A path of lanterns through dune grass down to the evening sea',
        fr: 'Un chemin de lanternes à travers les oyats jusqu’à la mer du soir',
      },
      tags: ['lanterns', 'dunes', 'path'],
      draw: (s, p) => {
        const lamp = m.lantern(s, p, '#4a2b4f')
        return [
          bay(s, p, 600, 360, 430, 520),
          m.beach(s, 500, '#d68f78'),
          m.path('M0 900V500q140-20 260 60t230 90q-60 120-170 250z', '#b9706f') +
            m.path('M1200 900V480q-160 0-290 80t-210 90q60 130 180 250z', '#a8646c'),
          m.path(
            'M570 560q-60 60 10 110t-20 100q-90 60-150 130h400q-30-90 -110-140t-40-110q40-50-20-90z',
            '#f3c09a',
          ),
          m.grass(s, 640, 90, '#5f4a72', 40, 20, 420) + m.grass(s, 640, 90, '#5f4a72', 40, 790, 1180),
          m.tipi(s, 588, 560, 150, 150, '#fff0e0', '#fff0e0'),
          m.couple(s, '#fff4ea', '#2c2352', 1)(588, 572, 0.8),
          [
            [520, 620, 0.42],
            [690, 640, 0.5],
            [545, 700, 0.7],
            [705, 740, 0.85],
            [450, 800, 1.1],
            [800, 840, 1.3],
            [330, 885, 1.6],
          ]
            .map(([x, y, k]) => lamp(x!, y!, k!))
            .join(''),
          m.grass(s, 780, 130, '#4a3562', 60, -20, 330) + m.grass(s, 800, 140, '#4a3562', 60, 880, 1220),
          m.grass(s, 910, 170, '#33244f', 70, -20, 260) + m.grass(s, 910, 170, '#33244f', 70, 940, 1220),
        ]
      },
    },
    {
      alt: {
        en: 'Two champagne flutes on a jetty rail in front of the last of the sun',
        fr: 'Deux flûtes de champagne sur la rambarde d’un ponton devant le dernier soleil',
      },
      tags: ['champagne', 'sea'],
      draw: (s, p) => [
        m.sky(s, p, 560),
        m.sun(s, p, 600, 440, 190),
        m.clouds(
          '#ffd9a8',
          [
            [180, 180, 1.3],
            [1010, 240, 1.1],
          ],
          0.45,
        ),
        m.sea(s, { far: '#f7937a', near: '#5a3f86', glint: '#fff0c0' }, 540, 760, 600, 420),
        m.boat(210, 600, 0.36, '#3b2d5e', '#e94f74', '#ffdcb0'),
        m.rect(0, 742, 1200, 60, s.down('#c98268', '#8a4f58')) +
          m.rect(0, 742, 1200, 8, '#ffd9a8', { opacity: 0.7 }) +
          m.rect(0, 802, 1200, 98, '#3b2d5e') +
          m.line('M100 800v100M400 800v100M800 800v100M1100 800v100', '#2c2352', 34),
        m.flute(s, '#ffcf7a')(540, 768, 4.1) + m.flute(s, '#ffcf7a')(668, 772, 4.1),
        m.bunch(s, p, 860, 700, 110, { ...coral, size: 4 }, 300) +
          m.garland(
            s,
            p,
            [
              [960, 752],
              [1020, 762],
              [780, 760],
            ],
            { ...coral, size: 3 },
          ),
        m.votive(s, p)(330, 768, 2.3) + m.votive(s, p)(230, 772, 1.8),
      ],
    },
  ],
}
