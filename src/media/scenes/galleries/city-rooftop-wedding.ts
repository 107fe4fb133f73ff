import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'

const paint = m.palette('dusk', {
  sky: ['#2b2a66', '#8d4f93', '#ffab84'],
  far: '#7a5a9c',
  mid: '#4b3f80',
  near: '#2e2b62',
  ground: '#6e5068',
  bloom: ['#fdf3f0', '#f4b6c6', '#c96b9c', '#8f5bb0'],
  leaf: ['#3f6a6a', '#2b4f58', '#6f9a90'],
  accent: '#e58a9d',
  wood: '#7d5363',
})
const orchid: m.Florals = {
  kinds: ['peony', 'anemone', 'rose'],
  twigs: ['fern', 'eucalyptus'],
  size: 2.5,
  spread: 26,
  lush: 1.6,
  leafy: 1.3,
}

const town = (s: import('../sheet.ts').Sheet, y: number) =>
  m.skyline(s, y, 90, 250, '#9c6399', undefined, 60) +
  m.skyline(s, y + 30, 70, 300, '#5d4589', '#ffc987', 74) +
  m.skyline(s, y + 60, 40, 190, '#37306c', '#ffd99a', 84)

export const cityRooftopWedding: Gallery = {
  slug: 'city-rooftop-wedding',
  kind: 'package',
  paint,
  tags: ['wedding', 'city', 'rooftop', 'dusk'],
  pictures: [
    {
      alt: {
        en: 'A couple beneath a floral ring on a rooftop at dusk, strings of lights and the city skyline behind',
        fr: 'Un couple sous un anneau de fleurs sur un toit au crépuscule, guirlandes lumineuses et gratte-ciel en fond',
      },
      tags: ['ceremony', 'skyline', 'lights'],
      draw: (s, p) => {
        const chair = m.chairBack(s, '#d9b8a8', '#f4b6c6')
        return [
          m.sky(s, p, 680),
          m.stars(s, 60, 260),
          m.glow(s, 600, 560, 520, '#ffd0a0', 0.6),
          town(s, 600),
          m.parapet(s, 660, 70, '#4a3c70'),
          m.decking(s, 658, '#8a5f6e'),
          m.pool(s, 600, 740, 480, 120, '#ffcf8f', 0.6),
          m.walk(600, 690, 900, 150, 420, '#f8e6e0', 0.85),
          m.moonGate(s, p, 600, 500, 190, '#e3b27a', orchid, [[120, 330]]),
          m.shadow(600, 706, 60),
          m.couple(s, '#fffaf6', '#1f2450', 0)(600, 704, 1.9),
          m.potted(320, 712, 200, '#3c6a66', '#caa08c') + m.potted(880, 712, 200, '#3c6a66', '#caa08c'),
          m
            .range(3, (r) =>
              m
                .range(3, (i) => {
                  const k = 1 + r * 0.32
                  return (
                    chair(600 - (200 + r * 62) - i * 74 * k, 770 + r * 68, k) +
                    chair(600 + (200 + r * 62) + i * 74 * k, 770 + r * 68, k)
                  )
                })
                .join(''),
            )
            .join(''),
          m.line('M120 660V130M1080 660V130', '#2a2450', 9),
          m.bulbs(p, [120, 140], [1080, 140], 80, 24, 10),
          m.bulbs(p, [-20, 60], [600, 60], 70, 15, 9),
          m.bulbs(p, [600, 60], [1220, 60], 70, 15, 9),
          m.bulbs(p, [120, 140], [-30, 260], 20, 5, 9),
          m.bulbs(p, [1080, 140], [1230, 260], 20, 5, 9),
          m.dim(s, 760, '#1c1a44', 0.45),
        ]
      },
    },
    {
      alt: {
        en: 'A four-tier white wedding cake with orchids on a stand, the city lit behind the glass',
        fr: 'Un gâteau de mariage blanc à quatre étages orné d’orchidées, la ville illuminée derrière la vitre',
      },
      tags: ['cake', 'skyline'],
      draw: (s, p) => {
        const made = m.cake(
          s,
          p,
          600,
          800,
          [
            { w: 340, h: 130, colour: '#fbeff0', finish: 'ribs', trim: '#e3bccb' },
            { w: 260, h: 120, colour: '#e8b7cc', finish: 'plain' },
            { w: 185, h: 112, colour: '#fbeff0', finish: 'pearls', trim: '#e3b27a' },
            { w: 118, h: 92, colour: '#c985b0' },
          ],
          '#e3b27a',
        )
        return [
          m.sky(s, p),
          m.stars(s, 40, 240),
          m.glow(s, 600, 620, 600, '#ffc79c', 0.6),
          town(s, 690),
          m.bokeh(s, 30, 380, 720, ['#ffd99a', '#f4a0b8']),
          m.line('M200 0V760M1000 0V760M0 190H1200', '#241f52', 16),
          m.rect(0, 748, 1200, 152, s.down('#4b3a68', '#2b2450')),
          m.banquet(s, 120, 1080, 775, 200, '#f6e4e6', 60),
          m.shadow(600, 798, 190),
          made.art,
          m.garland(
            s,
            p,
            [
              [455, 770],
              [480, 745],
              [700, 620],
              [715, 590],
              [510, 480],
              [530, 460],
              [655, 366],
            ],
            { ...orchid, size: 3.2, spread: 18 },
          ),
          m.crown(s, p, 600, made.top - 8, 58, { ...orchid, size: 2.8 }),
          m
            .range(
              3,
              (i) =>
                m.taper(s, p, 230 + i * 62, 785 - (i % 2) * 6, 180 + (i % 2) * 60, '#f4b6c6') +
                m.taper(s, p, 970 - i * 62, 785 - (i % 2) * 6, 180 + (i % 2) * 60, '#f4b6c6'),
            )
            .join(''),
        ]
      },
    },
    {
      alt: {
        en: 'A tower of champagne coupes on the rooftop bar, city lights out of focus',
        fr: 'Une pyramide de coupes de champagne au bar du toit, lumières de la ville en flou',
      },
      tags: ['bar', 'champagne', 'night'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#191a4a', '#4d3277', '#b75e86')),
        m.skyline(s, 640, 120, 420, '#2c2560', '#ffd08a', 110),
        m.bokeh(s, 54, 120, 640, ['#ffcf7a', '#f58ab0', '#9ad2e6']),
        m.bulbs(p, [-20, 60], [1220, 60], 90, 20, 13),
        m.barFront(s, p, 600, 900, 1160, 180, '#3a2b5c'),
        m.pool(s, 600, 710, 420, 60, '#ffe2a8', 0.6),
        m.tower(s, 600, 712, 0.98, 5, '#f9cf7c'),
        m.bottle(215, 712, 290, '#2f5a52', '#f6e4c4') + m.bottle(300, 716, 260, '#5a2f5f', '#e3b27a'),
        m.vase(s, 985, 714, 90, 130, '#e8c2c8') + m.bunch(s, p, 985, 540, 92, { ...orchid, size: 3.6 }),
        m.votive(s, p)(880, 712, 1.4) + m.votive(s, p)(390, 714, 1.4),
      ],
    },
    {
      alt: {
        en: 'Couples dance on a rooftop under a canopy of lights beside the moonlit skyline',
        fr: 'Des couples dansent sur un toit sous un dais de lumières, devant la ville au clair de lune',
      },
      tags: ['dance', 'night', 'lights'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#141640', '#3b2f74', '#a5588c')),
        m.stars(s, 90, 420),
        m.moon(s, p, 860, 210, 70),
        m.skyline(s, 610, 90, 330, '#4a3a82', '#ffc987', 80),
        m.skyline(s, 640, 30, 190, '#241f55', '#ffe0a0', 90),
        m.parapet(s, 660, 56, '#3a3068'),
        m.decking(s, 656, '#6a4a70'),
        m.pool(s, 600, 790, 620, 130, '#ffcf8f', 0.65),
        m
          .range(7, (i) => m.bulbs(p, [600, -30], [-60 + i * 220, 330 + Math.abs(3 - i) * -40], 46, 13, 9))
          .join(''),
        m.shadow(300, 800, 60) + m.dancers(s, '#f4b6c6', '#1f2450', 1)(300, 800, 2.2),
        m.shadow(890, 790, 60) + m.dancers(s, '#8f5bb0', '#31305f', 3)(890, 790, [-2.1, 2.1]),
        m.dancers(s, '#6fb0b0', '#1f2450', 0)(470, 716, 1.4) +
          m.dancers(s, '#fbc667', '#2b2450', 2)(755, 712, [-1.35, 1.35]),
        m.shadow(600, 850, 80) + m.dancers(s, '#fffaf6', '#1a1d48', 0)(600, 850, 2.9),
        m.potted(70, 850, 320, '#315a5e', '#9c6f80') + m.potted(1130, 850, 320, '#315a5e', '#9c6f80'),
      ],
    },
    {
      alt: {
        en: 'Candles and low flowers along a dinner table at the roof’s edge, the sun gone behind the towers',
        fr: 'Bougies et fleurs basses sur une table au bord du toit, le soleil passé derrière les tours',
      },
      tags: ['dinner', 'candles', 'table'],
      draw: (s, p) => {
        const t = { x: 600, top: 590, bottom: 860, far: 190, near: 760 }
        return [
          m.sky(s, p, 640),
          m.sun(s, p, 600, 480, 60),
          town(s, 560),
          m.parapet(s, 610, 50, '#4a3c70'),
          m.decking(s, 608, '#7d5769'),
          m.pool(s, 600, 740, 600, 190, '#ffcf8f', 0.5),
          m.away(s, p, t, {
            cloth: '#f7e8ea',
            runner: '#d39ab8',
            plate: '#fffafa',
            chair: '#c79a86',
            rows: 6,
          }),
          m
            .range(6, (i) => {
              const a = m.on(t, 0, (i + 0.5) / 6.2)
              return (
                m.taper(s, p, a.x - 62 * a.k, a.y + 8 * a.k, 190 * a.k, '#f9dfe6') +
                m.taper(s, p, a.x + 64 * a.k, a.y + 10 * a.k, 150 * a.k, '#c985b0') +
                m.garland(
                  s,
                  p,
                  [
                    [a.x - 22 * a.k, a.y - 6],
                    [a.x + 22 * a.k, a.y - 4],
                  ],
                  { ...orchid, size: 3.2 * a.k, spread: 22 * a.k, lush: 2 },
                )
              )
            })
            .join(''),
          m.bulbs(p, [-20, 40], [1220, 90], 110, 22, 11),
          m.bulbs(p, [-20, 150], [1220, 20], 120, 22, 11),
        ]
      },
    },
  ],
}
