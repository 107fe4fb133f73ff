import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'

const paint = m.palette('night', {
  sky: ['#0d2436', '#124452', '#2b6a68'],
  far: '#1f5a5f',
  mid: '#174752',
  near: '#123644',
  ground: '#7a4a3a',
  bloom: ['#f6c58f', '#d9653f', '#a83248', '#f2e3c8'],
  leaf: ['#2f6f5c', '#1d5049', '#6b9a6a'],
  accent: '#c9803f',
  metal: '#d99a5b',
  wood: '#8a5438',
})
const dahlias: m.Florals = {
  kinds: ['dahlia', 'rose', 'dahlia'],
  twigs: ['fern', 'sprig'],
  size: 2.6,
  spread: 24,
  lush: 1.5,
  leafy: 1.1,
}

export const milestoneBirthday: Gallery = {
  slug: 'milestone-birthday',
  kind: 'package',
  paint,
  tags: ['birthday', 'dinner', 'night'],
  pictures: [
    {
      alt: {
        en: 'A long table in a courtyard at night, guests on both sides beneath rows of glowing paper lanterns',
        fr: 'Une longue table dans une cour la nuit, des convives de chaque côté sous des rangées de lampions',
      },
      tags: ['lanterns', 'courtyard'],
      draw: (s, p) => {
        const t = { x: 600, top: 540, bottom: 800, far: 180, near: 620 }
        const lamps = ['#f2a65e', '#e0703f', '#f6d08a'].map((c) => m.paperLantern(s, p, c))
        const coats = ['#a83248', '#2f7f78', '#f2c27a', '#5a3f6f', '#d9653f']
        const guests = m.range(6, (i) =>
          [-1, 1]
            .map((side) => {
              const a = m.on(t, side * 1.2, (i + 0.35) / 6)
              return m.seated(s, coats[(i * 2 + (side > 0 ? 1 : 0)) % 5]!, i + (side > 0 ? 2 : 0))(
                a.x,
                a.y + 36 * a.k,
                a.k * 2.5,
              )
            })
            .join(''),
        )
        return [
          m.sky(s, p, 560),
          m.stars(s, 90, 380),
          m.path('M0 600V230l260 110v250zM1200 600V230L940 340v250z', '#a8583f'),
          m.path('M0 230l260 110v16L0 250zM1200 230L940 340v16l260-106z', '#d98a5f'),
          m.rect(258, 360, 684, 220, '#7d4038'),
          [340, 600, 860]
            .map((x) =>
              m.window(s, x, 560, 110, 170, '#5a2c30', m.rect(0, 0, 1200, 900, '#ffcf7a'), 'round', 2),
            )
            .join(''),
          m.path('M60 560v-150q40-56 84-20v160zM1140 560v-150q-40-56-84-20v160z', '#ffc66f', {
            opacity: 0.85,
          }),
          m.rect(0, 570, 1200, 330, s.down('#8a5040', '#4a2c38')),
          m.pool(s, 600, 720, 640, 190, '#ffb964', 0.6),
          m.potted(110, 720, 300, '#2f6f5c', '#c97b4f') + m.potted(1090, 720, 300, '#2f6f5c', '#c97b4f'),
          guests.join(''),
          m.away(s, p, t, { cloth: '#f6e6cc', runner: '#b4513a', plate: '#fffaf0', rows: 6 }),
          m
            .range(6, (i) => {
              const a = m.on(t, 0, (i + 0.5) / 6.2)
              return (
                m.taper(s, p, a.x - 46 * a.k, a.y, 120 * a.k, '#f6dcb0') +
                m.garland(
                  s,
                  p,
                  [
                    [a.x, a.y - 4],
                    [a.x + 20 * a.k, a.y],
                  ],
                  { ...dahlias, size: 2.9 * a.k, spread: 18 * a.k },
                )
              )
            })
            .join(''),
          ...[
            [40, 190, 5, 0.75],
            [90, 130, 4, 1.15],
          ].map(
            ([y, sag, n, k], r) =>
              m.line(m.d`M-10 ${y!}Q600 ${y! + sag! * 2} 1210 ${y!}`, '#0d2436', 2.5) +
              m
                .range(n!, (i) => {
                  const u = (i + 0.5) / n!
                  return lamps[(i + r) % 3]!(u * 1200, y! + 4 * sag! * u * (1 - u), k!)
                })
                .join(''),
          ),
        ]
      },
    },
    {
      alt: {
        en: 'A tiered chocolate and copper birthday cake with a ring of candles and dahlias',
        fr: 'Un gâteau d’anniversaire à étages, chocolat et cuivre, couronné de bougies et de dahlias',
      },
      tags: ['cake', 'candles'],
      draw: (s, p) => {
        const made = m.cake(
          s,
          p,
          600,
          810,
          [
            { w: 400, h: 150, colour: '#5a3230', finish: 'drip', trim: '#d99a5b' },
            { w: 290, h: 130, colour: '#1f5a5f', finish: 'fans', trim: '#d99a5b' },
            { w: 190, h: 110, colour: '#f2e3c8', finish: 'band', trim: '#d9653f' },
          ],
          '#d99a5b',
        )
        return [
          m.rect(0, 0, 1200, 900, s.down('#0c2030', '#14505a', '#2a4a50')),
          m.bokeh(s, 36, 60, 620, ['#f2a65e', '#d9653f', '#f6d08a']),
          m.glow(s, 600, 330, 520, '#ffb964', 0.5),
          m.banquet(s, 60, 1140, 790, 200, '#a83248', 70),
          m.shadow(600, 810, 220),
          made.art,
          m.candlesOn(s, p, 600, made.top, 140, 6, ['#f6e6cc', '#d99a5b'], 76),
          m.garland(
            s,
            p,
            [
              [410, 770],
              [450, 745],
              [480, 640],
              [520, 630],
              [740, 520],
              [700, 510],
            ],
            { ...dahlias, size: 4, spread: 20 },
          ),
          m.coupe(s, '#f6c87a')(235, 800, 1.7) +
            m.coupe(s, '#f6c87a')(330, 816, 1.5) +
            m.coupe(s, '#f6c87a')(925, 812, 1.6),
          m.gift(1050, 812, 140, 120, '#d99a5b', '#f2e3c8'),
          m.votive(s, p)(845, 822, 1.4) + m.votive(s, p)(150, 824, 1.6),
        ]
      },
    },
    {
      alt: {
        en: 'A mirror ball throws light over dancers on a courtyard floor',
        fr: 'Une boule à facettes éclaire les danseurs dans la cour',
      },
      tags: ['dance', 'music'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#0c1f33', '#17556a', '#a8583f')),
        m
          .range(4, (i) =>
            m.path(
              `${m
                .archLine(150 + i * 300, 640, 210, 400, 12)
                .map(([x, y], j) => m.d`${j ? 'L' : 'M'}${x} ${y}`)
                .join('')}z`,
              i % 2 ? '#0f3446' : '#123c4c',
            ),
          )
          .join(''),
        m.beams(
          s,
          -10,
          [
            [200, 60, '#f2a65e'],
            [480, 78, '#2fb0a8'],
            [720, 102, '#e0507f'],
            [1000, 120, '#f2a65e'],
          ],
          900,
          14,
          0.45,
        ),
        m.checks(s, 640, '#6a3f48', '#2b3048', 12),
        m.pool(s, 600, 780, 560, 110, '#ffcf8f', 0.5),
        m.mirrorBall(s, p, 600, 210, 112, 60),
        m.cheer(s, '#d9653f', 0)(250, 800, 2.1) +
          m.cheer(s, '#2f9f98', 2)(380, 760, 1.8) +
          m.dancers(s, '#f2c27a', '#1a2f48', 1)(600, 830, 2.5) +
          m.cheer(s, '#a83248', 1)(790, 770, 1.9) +
          m.dancers(s, '#5a3f8f', '#123644', 3)(950, 820, [-2.3, 2.3]) +
          m.cheer(s, '#f6e6cc', 3)(120, 730, 1.5) +
          m.cheer(s, '#f2a65e', 3)(1085, 740, 1.6),
        m.crowd(925, 1260, 80, '#0b1a2c', 0.4),
      ],
    },
    {
      alt: {
        en: 'A jazz trio under a lit arch: piano, double bass and singer',
        fr: 'Un trio de jazz sous une arche éclairée : piano, contrebasse et voix',
      },
      tags: ['music', 'jazz'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#5a2c38', '#8a4038')),
        m.path('M230 720V430a370 370 0 0 1 740 0v290z', s.down('#0e3a48', '#1f6a6a')),
        m.line('M230 720V430a370 370 0 0 1 740 0v290', '#d99a5b', 12),
        m.dots(m.archLine(600, 720, 790, 690, 34), 15, '#ffe0a0') +
          m.dots(m.archLine(600, 720, 790, 690, 34), 38, '#ffcf7a', { opacity: 0.25 }),
        m.rays(600, 720, 640, 14, '#ffcf7a', 0.1, 180, 360),
        m.rect(0, 720, 1200, 180, s.down('#4a2a35', '#26182b')),
        m.ellipse(600, 760, 480, 70, '#a8583f') + m.ellipse(600, 750, 480, 68, '#c9744f'),
        m.pool(s, 600, 748, 380, 56, '#ffe0a0', 0.6),
        m.piano(s, 780, 764, 1.12, '#1a2338', '#fff6e6'),
        m.gent(s, '#2b3a5a', 2)(482, 756, 2.5),
        m.cello(400, 752, 1, '#b0602f'),
        m.lady(s, '#d9463f', 1)(600, 778, 2.65),
        m.line('M652 776V552M636 778h32', '#d9d0e0', 4) + m.circle(652, 546, 9, '#2b2340'),
        m.bunch(s, p, 120, 700, 110, { ...dahlias, size: 4 }) +
          m.urn(s, 120, 850, 120, 140, '#2f6f6a') +
          m.bunch(s, p, 1085, 700, 110, { ...dahlias, size: 4 }) +
          m.urn(s, 1085, 850, 120, 140, '#2f6f6a'),
      ],
    },
    {
      alt: {
        en: 'A place laid in teal and copper on dark wood, dahlias and candlelight, from above',
        fr: 'Un couvert bleu canard et cuivre sur bois sombre, dahlias et bougies, vu du dessus',
      },
      tags: ['place-setting', 'table'],
      draw: (s, p) => [
        m.planksAbove(s, '#6a3f30', 7),
        m.path('M600-20Q300 300 380 920H60V-20z', '#a83248', { opacity: 0.92 }),
        m.path('M560-20Q260 300 340 920h-24Q240 300 536-20z', '#7a1f38', { opacity: 0.5 }),
        m.garland(
          s,
          p,
          m.range(13, (_, u) => [150 + Math.sin(u * 5) * 60, u * 940 - 20]),
          { ...dahlias, size: 4.2, spread: 40 },
        ),
        [
          [300, 210],
          [330, 660],
          [90, 440],
        ]
          .map(([x, y]) => m.candleAbove(s, p, x!, y!, 28, '#f6dcb0', '#d99a5b'))
          .join(''),
        m.plate(s, 730, 480, 230, '#d99a5b', '#2a8078', 'rays', '#a8683a'),
        m.tied(730, 480, 230, '#f2e3c8', '#d99a5b', 30),
        m.cutlery(s, 730, 490, 272, '#e0a468', 1.45),
        m.glassAbove(s, 980, 190, 66, '#7a1f38') + m.glassAbove(s, 1090, 300, 54, '#f2c27a'),
      ],
    },
  ],
}
