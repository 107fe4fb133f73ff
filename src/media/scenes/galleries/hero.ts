import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'

const paint = m.palette('dusk', {
  sky: ['#24386b', '#b0698f', '#ffc08a'],
  far: '#6f5f96',
  mid: '#3d4a7d',
  near: '#27375f',
  ground: '#c98f6e',
  bloom: ['#f7d9c4', '#f29b86', '#e0637a', '#fbc667'],
  leaf: ['#2f6b5e', '#23504f', '#5d9077'],
  accent: '#1f8a8a',
  paper: '#fdf0dc',
})

/** The signature picture: a long table on a terrace, the bay and its lights beyond. */
export const hero: Gallery = {
  slug: 'hero',
  kind: 'hero',
  paint,
  tags: ['party', 'terrace', 'sea'],
  width: 1600,
  height: 1000,
  pictures: [
    {
      alt: {
        en: 'Guests gather at a long candlelit table on a terrace above a bay at dusk, under strings of lights',
        fr: 'Des invités autour d’une longue table aux chandelles, sur une terrasse au-dessus d’une baie au crépuscule, sous des guirlandes lumineuses',
      },
      tags: ['dusk', 'lights', 'dinner'],
      draw: (s, p) => {
        const t = { x: 800, top: 690, bottom: 905, far: 330, near: 760 }
        const dresses = ['#f3ead9', '#e0637a', '#1f8a8a', '#fbc667', '#8d5a97']
        const votive = m.votive(s, p)
        const centre = (turn: number) =>
          s.stamp(
            m.garland(
              s,
              p,
              [
                [-34, 0],
                [0, -10],
                [34, 2],
              ],
              { kinds: ['rose', 'peony'], twigs: ['sprig'], size: 2.7, spread: 18, lush: 1.5 },
            ),
            m.taper(s, p, -56, 12, 130 - turn * 24, '#fff6e6'),
            votive(66, 10, 1.1),
          )
        const [middle, other] = [centre(0), centre(1)]
        const standing = (x: number, y: number, k: number, i: number) =>
          m.shadow(x, y, 26 * k) +
          (i % 2 ? m.gent(s, '#232c55', 1)(x, y, k) : m.lady(s, dresses[i % 5]!, 2)(x, y, k))
        return [
          m.sky(s, p, 640),
          m.stars(s, 26, 260),
          m.sun(s, p, 800, 500, 54),
          m.clouds(
            '#ffd7b0',
            [
              [330, 300, 1.1],
              [1250, 250, 1.3],
              [1010, 370, 0.8],
              [560, 400, 0.7],
            ],
            0.35,
          ),
          m.mountains(s, 560, 150, '#8c6a9c', 5),
          m.hills(s, 560, 70, '#5f5a92', 5),
          m.sea(s, { far: '#d98a90', near: '#2f5a86', glint: '#ffdca0' }, 520, 700, 800, 300),
          m.path('M0 575V440q70-8 120 10t90-4q60 20 90 50t110 30q34 16 44 49z', '#3a416f') +
            m.path('M1600 575V410q-60 0-110 20t-90 6q-70 30-100 60t-120 40q-24 14-30 39z', '#343a69'),
          m.dots(
            m.range(46, (i) => {
              const l = i % 2
              const x = l ? 10 + ((i * 61) % 350) : 1260 + ((i * 43) % 330)
              return [x, 470 + ((i * 37) % 120) + (l ? x * 0.12 : (1600 - x) * 0.12)] as const
            }),
            6,
            '#ffdf9c',
            { opacity: 0.95 },
          ),
          m.boat(610, 585, 0.22, '#fdf0dc', '#e0637a', '#fff3e0') +
            m.boat(1035, 566, 0.15, '#fdf0dc', '#1f8a8a', '#ffe2c4'),
          m.balustrade(s, 705, 92, '#d9a58c'),
          m.rect(0, 703, 1600, 297, s.down('#a9707a', '#5e4a70')),
          m.path(
            m
              .range(9, (i) =>
                m.polygon([
                  [800 + (i - 4.5) * 190, 703],
                  [800 + (i - 4) * 190, 703],
                  [800 + (i - 4) * 420, 1000],
                  [800 + (i - 4.5) * 420, 1000],
                ]),
              )
              .join(''),
            '#f2b79a',
            { opacity: 0.12 },
          ),
          m.pool(s, 800, 820, 760, 190, '#ffc980', 0.6),
          s.both(
            m.cypress(150, 760, 480, '#1f4350'),
            m.cypress(62, 790, 560, '#193a49'),
            m.line('M300 740V170', '#2a2450', 12),
            m.garland(
              s,
              p,
              m.range(7, (_, u) => [300, 190 + u * 150]),
              { kinds: ['rose', 'peony'], twigs: ['sprig'], size: 2.2, spread: 18 },
            ),
          ),
          standing(390, 790, 1.5, 1),
          standing(440, 796, 1.5, 2),
          standing(1195, 792, 1.52, 4),
          standing(1244, 800, 1.5, 3),
          standing(505, 752, 1.2, 0),
          standing(1085, 752, 1.2, 1),
          standing(1015, 736, 1.05, 3),
          m.couple(s, '#fbc667', '#232c55', 1)(590, 736, 1.05),
          m
            .range(5, (i) =>
              [-1, 1]
                .map((side) => {
                  const a = m.on(t, side * 1.14, (i + 0.3) / 5)
                  const guest = (i + (side > 0 ? 1 : 0)) % 3
                  return m.seated(s, dresses[guest]!, guest)(a.x, a.y + 46 * a.k, a.k * 2.5)
                })
                .join(''),
            )
            .join(''),
          m.away(s, p, t, { cloth: '#fbeeda', runner: '#c5dccf', plate: '#ffffff', rows: 5 }),
          m
            .range(6, (i) => {
              const a = m.on(t, 0, (i + 0.4) / 6)
              return [middle, other][i % 2]!(a.x, a.y, [i % 2 ? -a.k : a.k, a.k])
            })
            .join(''),
          s.both(...m.range(5, (i) => votive(90 + i * 30, 985 - i * 42, 1.1 - i * 0.08))),
          s.both(m.bulbs(p, [-20, 90], [300, 180], 60, 10, 11), m.bulbs(p, [300, 180], [800, 40], 50, 14, 9)),
          m.bulbs(p, [300, 180], [1300, 180], 90, 24, 10),
          m.dim(s, 900, '#161a40', 0.3),
        ]
      },
    },
  ],
}
