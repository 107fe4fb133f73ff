import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('golden', {
  sky: ['#5fb3c9', '#b9dcc9', '#ffe7b0'],
  far: '#9cc29a',
  mid: '#5f9e86',
  near: '#3f7f6f',
  ground: '#86b36a',
  bloom: ['#ffffff', '#ffcf4a', '#f58a4a', '#3f9fb0'],
  leaf: ['#4a8a62', '#2f6a55', '#8fba72'],
  accent: '#f2a93b',
  wood: '#b07a4c',
  ink: '#23405a',
})
const school = ['#1f5f7a', '#f2a93b', '#fffaf0', '#e0694a']
const daisies: m.Florals = {
  kinds: ['daisy', 'sunflower', 'cosmos'],
  twigs: ['sprig', 'eucalyptus'],
  size: 2.6,
  spread: 22,
  lush: 1.4,
  leafy: 1,
}
const afternoon = (s: Sheet, p: m.Palette, x = 900) =>
  m.sky(s, p, 640) +
  m.sun(s, p, x, 200, 60) +
  m.clouds(
    '#fffdf2',
    [
      [240, 180, 1.2],
      [640, 120, 0.8],
      [1040, 300, 0.9],
    ],
    0.85,
  ) +
  m.hills(s, 560, 90, '#a8cb9a', 4) +
  m.hills(s, 600, 50, '#7fb38a', 5)

export const graduationParty: Gallery = {
  slug: 'graduation-party',
  kind: 'package',
  paint,
  tags: ['graduation', 'garden', 'afternoon'],
  pictures: [
    {
      alt: {
        en: 'Caps fly in front of a garden marquee hung with bunting in the late afternoon',
        fr: 'Des toques s’envolent devant un chapiteau de jardin orné de fanions en fin d’après-midi',
      },
      tags: ['marquee', 'caps'],
      draw: (s, p) => {
        const cap = m.cap(s, '#23405a', '#f2a93b')
        return [
          afternoon(s, p),
          m.tree(s, 110, 640, 330, '#5f9e72', '#7a5a42') + m.tree(s, 1100, 640, 350, '#5a9a6e', '#7a5a42'),
          m.lawn(s, 610, '#5f9a5a', '#a9c878'),
          m.marquee(s, 600, 690, 720, 400, '#fffaf0', '#2f86a0'),
          m.pool(s, 600, 600, 260, 90, '#fff0b8', 0.6),
          m.banquet(s, 430, 770, 640, 60, '#fffdf6', 20),
          m.garland(
            s,
            p,
            m.range(8, (_, u) => [450 + u * 300, 630]),
            { ...daisies, size: 1.6, spread: 8 },
          ),
          m.bulbs(p, [265, 505], [935, 505], 40, 18, 7),
          m.bunting([-20, 300], [420, 292], 60, school, 9, 40),
          m.bunting([780, 292], [1220, 300], 60, school, 9, 40),
          [
            [300, 820, 2, 0],
            [450, 800, 1.85, 1],
            [600, 836, 2.25, 2],
            [750, 800, 1.85, 3],
            [900, 822, 2, 1],
          ]
            .map(([x, y, k, w]) => m.shadow(x!, y!, 46) + m.gowned(s, '#23405a', w!)(x!, y!, k!))
            .join(''),
          [
            [290, 500, 0.9, -20],
            [430, 400, 1.1, 25],
            [600, 330, 1.35, -8],
            [760, 420, 1, 30],
            [905, 490, 0.95, -30],
            [520, 200, 0.8, 40],
            [700, 170, 0.75, -35],
          ]
            .map(([x, y, k, r]) => cap(x!, y!, k!, r!))
            .join(''),
          m.confetti(s, 60, 120, 620, school, 8),
          m.stems(s, p, 90, 905, 300, 150, 14, ['daisy', 'sunflower'], 2.4) +
            m.stems(s, p, 1110, 905, 300, 150, 14, ['daisy', 'sunflower'], 2.4),
        ]
      },
    },
    {
      alt: {
        en: 'A cake topped with a graduation cap among rolled diplomas and sunflowers',
        fr: 'Un gâteau surmonté d’une toque, parmi diplômes roulés et tournesols',
      },
      tags: ['cake', 'caps'],
      draw: (s, p) => {
        const made = m.cake(
          s,
          p,
          600,
          800,
          [
            { w: 400, h: 150, colour: '#fffaf0', finish: 'stripes', trim: '#2f86a0' },
            { w: 290, h: 140, colour: '#f7c75a', finish: 'pearls' },
            { w: 190, h: 120, colour: '#fffaf0', finish: 'drip', trim: '#1f5f7a' },
          ],
          '#b07a4c',
        )
        const scroll = (x: number, y: number, r: number) =>
          m.group(
            { transform: `translate(${x} ${y})rotate(${r})` },
            m.rect(-90, -20, 180, 40, s.down('#fffdf4', '#e6d6b4'), { rx: 6 }),
            m.ellipse(90, 0, 8, 20, '#d9c79e'),
            m.rect(-16, -21, 26, 42, '#e0694a'),
            m.path('M-4 20l-16 30 12-4 6 10 8-34z', '#c9503a'),
          )
        return [
          m.rect(0, 0, 1200, 900, s.down('#8fd0d6', '#e6f0d2')),
          m.rays(600, 420, 900, 18, '#fffbe0', 0.3),
          m.bunting([-20, 80], [1220, 80], 90, school, 17, 64),
          m.rect(0, 770, 1200, 130, s.down('#fffaf0', '#dcc9a4')),
          m.shadow(600, 804, 250),
          made.art,
          m.cap(s, '#23405a', '#f2a93b')(600, made.top - 20, 2.6),
          scroll(250, 820, -8),
          scroll(300, 782, 10),
          scroll(960, 826, 6),
          m.jar(1000, 800, 110, 150, '#bfe6ea') + m.bunch(s, p, 1000, 600, 110, { ...daisies, size: 4.4 }),
          m.jar(150, 790, 90, 120, '#bfe6ea') + m.bunch(s, p, 150, 630, 84, { ...daisies, size: 3.8 }),
          m.confetti(s, 40, 120, 700, school, 10),
        ]
      },
    },
    {
      alt: {
        en: 'A lemonade stand with glass jars under a striped awning on the lawn',
        fr: 'Un stand de citronnade, bonbonnes de verre sous un auvent rayé sur la pelouse',
      },
      tags: ['drinks', 'lawn'],
      draw: (s, p) => {
        const glass = m.tumbler(s, '#ffe08a', '#f2c53b')
        return [
          afternoon(s, p, 250),
          m.tree(s, 1060, 640, 380, '#5a9a6e', '#7a5a42'),
          m.lawn(s, 610, '#5f9a5a', '#a9c878', 400),
          m.shadow(600, 846, 380),
          m.line('M290 260V640M910 260V640', '#fffaf0', 18),
          m.rect(270, 620, 660, 220, s.down('#fffdf6', '#e6d8b8')) +
            m.path(m.range(7, (i) => m.d`M${290 + i * 92} 650h46v190h-46z`).join(''), '#f7d56a', {
              opacity: 0.6,
            }),
          m.rect(240, 600, 720, 30, '#b07a4c', { rx: 6 }),
          ...[0, 1].map((odd) =>
            m.path(
              m
                .range(10, (i) =>
                  i % 2 === odd ? m.d`M${300 + i * 60} 180h60l${(i - 4) * 5} 110q-35 44-70 0z` : '',
                )
                .join(''),
              odd ? '#fffaf0' : '#f2a93b',
            ),
          ),
          m.rect(296, 168, 608, 18, '#c9803a', { rx: 6 }),
          m.carafe(410, 602, 190, '#ffe08a', '#f2c53b') +
            m.carafe(600, 602, 210, '#f9a87a', '#e0694a') +
            m.carafe(790, 602, 190, '#bfe0a0', '#6fae5a'),
          glass(500, 604, 0.8) + glass(700, 604, 0.8) + glass(885, 604, 0.8) + glass(310, 604, 0.8),
          m.gowned(s, '#23405a', 1)(130, 830, 2.2),
          m.lady(s, '#e0694a', 2, false)(1060, 840, 2.3),
          m.bunting([300, 330], [900, 330], 40, school, 11, 40),
          m.grass(s, 905, 50, '#4a8a52', 90),
        ]
      },
    },
    {
      alt: {
        en: 'Graduation caps thrown high into a blue sky with confetti',
        fr: 'Des toques lancées haut dans un ciel bleu avec des confettis',
      },
      tags: ['caps', 'sky'],
      draw: (s) => {
        const cap = m.cap(s, '#23405a', '#f2a93b')
        const teal = m.cap(s, '#1f6f86', '#fffaf0')
        return [
          m.rect(0, 0, 1200, 900, s.down('#3f9fc0', '#9cd3d6', '#ffe9b8')),
          m.rays(600, 940, 1100, 20, '#fffbe0', 0.22, 180, 360),
          m.clouds(
            '#fffdf2',
            [
              [180, 560, 1.6],
              [1010, 500, 1.7],
              [560, 690, 1.2],
              [860, 180, 0.9],
              [240, 150, 0.8],
            ],
            0.85,
          ),
          [
            [600, 360, 3.2, -10],
            [300, 300, 2, 24],
            [900, 290, 2.1, -28],
            [430, 560, 1.6, -35],
            [790, 560, 1.7, 30],
          ]
            .map(([x, y, k, r], i) => (i % 2 ? teal : cap)(x!, y!, k!, r!))
            .join(''),
          [
            [150, 470, 1.1, 40],
            [1060, 480, 1.2, 20],
            [600, 130, 1.2, 34],
            [400, 130, 0.9, -20],
            [1060, 120, 0.9, -40],
            [110, 180, 0.8, 15],
          ]
            .map(([x, y, k, r], i) => (i % 2 ? cap : teal)(x!, y!, k!, r!))
            .join(''),
          m.confetti(s, 110, 30, 740, school, 11),
          m
            .range(9, (i) => {
              const k = 2.5 + (i % 3) * 0.35
              return m.gowned(s, i % 2 ? '#1f6f86' : '#23405a', i)(70 + i * 133, 1010 + (i % 2) * 40, k)
            })
            .join(''),
        ]
      },
    },
    {
      alt: {
        en: 'Picnic tables on the grass with jars of sunflowers, lights between the trees',
        fr: 'Des tables de pique-nique sur l’herbe, bocaux de tournesols, guirlandes entre les arbres',
      },
      tags: ['picnic', 'sunflowers'],
      draw: (s, p) => {
        const picnic = (x: number, y: number, k: number) =>
          m.at(
            x,
            y,
            k,
            m.shadow(0, 0, 240),
            m.bench(0, -6, 440, '#c08a58'),
            m.board(-230, 230, -130, 120, '#b07a4c', 56),
            m.path('M-70-158h140l18 56h-176z', '#fffaf0') +
              m.path('M-50-158h24l-8 56h-24zM26-158h24l14 56H40z', '#2f86a0', { opacity: 0.7 }),
            m.jar(0, -132, 52, 70, '#bfe6ea'),
            m.bunch(s, p, 0, -230, 52, { ...daisies, size: 2.6 }),
            m.carafe(-130, -128, 80, '#ffe08a', '#f2c53b'),
            m.ellipse(130, -130, 46, 11, '#ffffff'),
            m.dots(
              [
                [112, -138],
                [130, -144],
                [148, -138],
              ],
              22,
              '#e0694a',
            ),
            m.bench(0, 30, 480, '#a8744a'),
          )
        return [
          m.sky(s, p, 640),
          m.sun(s, p, 600, 420, 90),
          m.hills(s, 580, 80, '#a8cb8a', 4),
          m.tree(s, 150, 650, 560, '#4f8f66', '#6a4a38') + m.tree(s, 1060, 650, 580, '#4a8a62', '#6a4a38'),
          m.lawn(s, 610, '#5f9a5a', '#c9cf7f'),
          m.bulbs(p, [150, 300], [600, 240], 60, 14, 10) +
            m.bulbs(p, [600, 240], [1060, 290], 60, 14, 10) +
            m.bulbs(p, [150, 230], [1060, 220], 140, 18, 9),
          picnic(350, 720, 0.62),
          picnic(880, 725, 0.64),
          picnic(600, 840, 1.1),
          m.grass(s, 905, 60, '#3f7f4f', 46),
        ]
      },
    },
  ],
}
