import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('night', {
  sky: ['#0f1a3f', '#24376b', '#5f76a8'],
  far: '#4a6090',
  mid: '#2f3f6f',
  near: '#1d294f',
  ground: '#7a4f38',
  bloom: ['#fffaf0', '#d9403f', '#a8262f', '#f2d9b0'],
  leaf: ['#2f5f4f', '#1f473f', '#5f8a68'],
  accent: '#b03038',
  metal: '#d9a85f',
  wood: '#7a4a30',
})
const winter: m.Florals = {
  kinds: ['anemone', 'rose'],
  twigs: ['pine', 'fern', 'olive'],
  size: 2.6,
  spread: 22,
  lush: 0.9,
  leafy: 1.6,
}
const snowfield = (s: Sheet, p: m.Palette) =>
  m.rect(0, 0, 1200, 900, s.down('#101c48', '#3f5890', '#a8bcdc')) +
  m.moon(s, p, 660, 180, 38) +
  m.hills(s, 460, 80, '#5a72a8', 5) +
  m
    .range(9, (i) =>
      s.stamp(m.pine(0, 0, 100, '#24406a', '#e6eefa'))(60 + i * 135, 500, 1.2 + ((i * 5) % 7) / 10),
    )
    .join('') +
  m.hills(s, 510, 30, '#e3ecf8', 3) +
  m.snow(s, 70, 520)

export const winterDinner: Gallery = {
  slug: 'winter-dinner',
  kind: 'package',
  paint,
  tags: ['winter', 'barn', 'dinner', 'night'],
  pictures: [
    {
      alt: {
        en: 'A candlelit table under the beams of a barn, snow falling beyond the tall doors at night',
        fr: 'Une table aux chandelles sous la charpente d’une grange, la neige tombe derrière les hautes portes, la nuit',
      },
      tags: ['candles', 'snow', 'barn'],
      draw: (s, p) => {
        const t = { x: 600, top: 560, bottom: 815, far: 170, near: 600 }
        const middle = s.stamp(
          m.garland(
            s,
            p,
            [
              [-26, 0],
              [0, -6],
              [26, -2],
            ],
            { ...winter, size: 2.8, spread: 16, lush: 1.3 },
          ),
          m.taper(s, p, -52, 2, 130, '#fff3e0'),
          m.taper(s, p, 54, 6, 96, '#d9403f'),
        )
        return [
          m.rect(0, 0, 1200, 900, s.down('#5f382c', '#96603f')),
          m.line(m.range(21, (i) => m.d`M${i * 60} 0V620`).join(''), '#2e1a1e', 4, { opacity: 0.45 }),
          m.path('M0 0h1200v60L600-120 0 60z', '#2e1a1e'),
          m.window(s, 600, 590, 430, 460, '#3a2220', snowfield(s, p), 'flat', 2),
          m.trusses(s, '#8a5a3c', 3),
          m.rect(0, 588, 1200, 312, s.down('#6a4230', '#3a2226')),
          m.line(
            m.range(19, (i) => m.d`M${600 + (i - 9) * 70} 588L${600 + (i - 9) * 230} 900`).join(''),
            '#24141c',
            3,
            { opacity: 0.4 },
          ),
          m.pool(s, 600, 720, 620, 190, '#ffb45a', 0.6),
          s.both(m.fairy(p, 120, 130, 180, 300, 7), m.pine(190, 640, 260, '#2f5f4f', '#f3f6fb')),
          m.away(s, p, t, {
            cloth: '#f3e6d6',
            runner: '#3f6a55',
            plate: '#fffaf4',
            chair: '#5a3424',
            rows: 6,
          }),
          m
            .range(6, (i) => {
              const a = m.on(t, 0, (i + 0.5) / 6.2)
              return middle(a.x, a.y, [i % 2 ? -a.k : a.k, a.k])
            })
            .join(''),
          m.bulbs(p, [-10, 110], [600, 60], 80, 16, 10) + m.bulbs(p, [600, 60], [1210, 110], 80, 16, 10),
          m.hush(s, 240, '#1a0f1c', 0.4),
        ]
      },
    },
    {
      alt: {
        en: 'A red barn with lit windows in deep snow among pines under the stars',
        fr: 'Une grange rouge aux fenêtres éclairées dans la neige épaisse, parmi les sapins, sous les étoiles',
      },
      tags: ['barn', 'snow', 'exterior'],
      draw: (s, p) => {
        const lamp = m.lantern(s, p, '#2b2030')
        return [
          m.rect(0, 0, 1200, 900, s.down('#0d1740', '#2a427c', '#8fa8d0')),
          m.stars(s, 110, 400),
          m.moon(s, p, 930, 160, 54),
          m.mountains(s, 560, 240, '#5a74aa', 4),
          m.mountains(s, 590, 130, '#7f97c6', 6),
          m
            .range(14, (i) =>
              m.pine(20 + i * 92, 630, 150 + ((i * 61) % 110), i % 2 ? '#21406a' : '#1b355c', '#dfe9f8'),
            )
            .join(''),
          m.hills(s, 630, 24, '#dbe6f6', 3),
          m.path('M330 680V450L600 270l270 180v230z', s.down('#b8423a', '#7f2430')),
          m.line(
            m.range(13, (i) => m.d`M${350 + i * 42} 690V${450 - (130 - Math.abs(6 - i) * 24)}`).join(''),
            '#6a1c28',
            3,
            { opacity: 0.4 },
          ),
          m.path('M290 480L600 262l310 218-16 20L600 296 306 500z', '#ffffff') +
            m.path('M290 480L600 262l310 218-30-4L600 282 320 478z', '#dbe6f6'),
          m.rect(520, 500, 160, 184, '#ffcf7a') +
            m.line('M520 500h160v184M520 684V500M600 500v184M520 560h160', '#fffaf0', 9),
          m.circle(600, 400, 44, '#ffcf7a') +
            m.circle(600, 400, 44, 'none', { stroke: '#fffaf0', 'stroke-width': 8 }) +
            m.line('M556 400h88M600 356v88', '#fffaf0', 5),
          [420, 780]
            .map(
              (x) =>
                m.rect(x - 34, 520, 68, 84, '#ffcf7a') +
                m.line(m.d`M${x - 34} 520h68v84h-68zM${x} 520v84M${x - 34} 562h68`, '#fffaf0', 7),
            )
            .join(''),
          m.glow(s, 600, 620, 330, '#ffb964', 0.5),
          m.rect(0, 682, 1200, 218, s.down('#e9f0fb', '#aebfe0')),
          m.path('M530 682h140l150 218H420z', '#ffe3b0', { opacity: 0.55 }),
          m.pine(130, 800, 380, '#1f4a52', '#f6faff') + m.pine(1080, 810, 420, '#1f4a52', '#f6faff'),
          lamp(470, 750, 0.7) + lamp(735, 750, 0.7) + lamp(410, 850, 1) + lamp(800, 850, 1),
          m.couple(s, '#b03038', '#1d294f', 1)(600, 760, 1.3),
          m.bulbs(p, [300, 486], [600, 300], 12, 12, 8) + m.bulbs(p, [600, 300], [900, 486], 12, 12, 8),
          m.snow(s, 160, 880),
        ]
      },
    },
    {
      alt: {
        en: 'A fire in a stone hearth, a garlanded mantel with candles and two armchairs',
        fr: 'Un feu dans l’âtre de pierre, un manteau enguirlandé de bougies et deux fauteuils',
      },
      tags: ['fireplace', 'lounge'],
      draw: (s, p) => {
        const night = snowfield(s, p)
        return [
          m.room(s, '#3f4a6f', '#7a4f38', 700),
          m.line(m.range(13, (i) => m.d`M${i * 100} 0V680`).join(''), '#2a345a', 4, { opacity: 0.5 }),
          m.hearth(s, p, 600, 700, 480, '#8a8296'),
          m.pool(s, 600, 760, 480, 100, '#ffa84a', 0.6),
          m.wreath(600, 170, 82, '#4a3428') +
            m.garland(s, p, m.arc(600, 170, 82, 82, 0, 340, 18), { ...winter, size: 2, spread: 12 }),
          m.garland(
            s,
            p,
            m.range(17, (_, u) => [330 + u * 540, 290 + Math.sin(u * 12.5) * 14 + 10]),
            { ...winter, size: 2.6, spread: 14 },
          ),
          s.both(
            ...m.range(4, (i) => m.pillar(s, p, 370 + i * 46, 288, 30, 60 + (i % 2) * 40, '#f3e6d6')),
            m.window(s, 150, 480, 190, 340, '#f3e6d6', night, 'flat'),
          ),
          m.rug(600, 820, 760, 110, '#a8323a', '#f2d9b0', '#2f5f4f'),
          s.both(m.sofa(s, 205, 840, 330, '#b5523f', '#3a2226', ['#f2d9b0'])),
          m.sideTable(600, 850, 170, 120, '#8a5a3c', '#4a2c24') +
            m.wine(s, '#8f1f30')(570, 732, 0.75) +
            m.wine(s, '#8f1f30')(625, 732, 0.75),
        ]
      },
    },
    {
      alt: {
        en: 'Mulled wine with orange and spice, pine and candles on a wooden table by a frosted window',
        fr: 'Vin chaud à l’orange et aux épices, sapin et bougies sur une table de bois près d’une vitre givrée',
      },
      tags: ['drinks', 'candles'],
      draw: (s, p) => {
        const mug = (x: number, y: number, k: number) =>
          m.at(
            x,
            y,
            k,
            m.shadow(0, 0, 100, 0.3),
            m.circle(78, -92, 40, 'none', { stroke: '#ffffff', 'stroke-width': 13, opacity: 0.5 }),
            m.path('M-70-180h140l-8 180H-62z', '#ffffff', { opacity: 0.28 }),
            m.path('M-66-150h132l-6 144H-60z', '#9c1f34', { opacity: 0.92 }),
            m.ellipse(0, -150, 66, 13, '#c23b4a'),
            m.circle(-14, -156, 36, '#f2953b') +
              m.circle(-14, -156, 28, '#fbc06a') +
              m.line('M-42-156h56M-14-184v56M-34-176l40 40M6-176l-40 40', '#f2953b', 3),
            m.line('M30-130L62-230', '#7a4a30', 11, { 'stroke-linecap': 'round' }),
            m.line('M-20-210q-16-30 0-56t0-50M16-214q-14-26 0-48', '#ffffff', 6, {
              opacity: 0.35,
              'stroke-linecap': 'round',
            }),
          )
        return [
          snowfield(s, p),
          m.line('M600 0V660M0 330H1200', '#5a3828', 26),
          m.rect(0, 0, 40, 660, '#5a3828') + m.rect(1160, 0, 40, 660, '#5a3828'),
          m.glow(s, 600, 600, 520, '#ffb45a', 0.45),
          m.rect(0, 640, 1200, 260, s.down('#8f5a3c', '#5a3428')),
          m.line('M0 720H1200M0 810H1200', '#4a2a22', 4, { opacity: 0.6 }),
          m.garland(
            s,
            p,
            m.range(16, (i, u) => [40 + u * 1120, 690 + (i % 2) * 16]),
            { ...winter, size: 3.6, spread: 20 },
          ),
          m.pillar(s, p, 240, 760, 90, 210, '#f6ead8') +
            m.pillar(s, p, 350, 790, 76, 140, '#f6ead8') +
            m.pillar(s, p, 975, 770, 84, 180, '#d9403f'),
          mug(540, 830, 1.35),
          mug(775, 815, 1.2),
          m.circle(385, 845, 44, '#f2953b') +
            m.circle(385, 845, 35, '#fbc984') +
            m.line('M350 845h70M385 810v70M361 821l48 48M409 821l-48 48', '#f2953b', 3.5),
          m.dots(
            [
              [900, 845],
              [930, 860],
              [955, 838],
              [180, 850],
              [210, 866],
            ],
            24,
            '#b02a34',
          ),
        ]
      },
    },
    {
      alt: {
        en: 'A winter place from above: stoneware, pine, oranges and a red napkin on dark boards',
        fr: 'Un couvert d’hiver vu du dessus : grès, sapin, oranges et serviette rouge sur planches sombres',
      },
      tags: ['place-setting', 'table'],
      draw: (s, p) => {
        const orange = (x: number, y: number, r: number) =>
          m.circle(x + 5, y + 7, r, '#101a38', { opacity: 0.25 }) +
          m.circle(x, y, r, '#ee8f35') +
          m.circle(x, y, r * 0.84, '#fbd9a0') +
          m.path(m.petals(9, r * 0.74, 15), '#f7ab52', { transform: m.placed(x, y) })
        return [
          m.planksAbove(s, '#4a3440', 5),
          m.path('M0 0h1200v150q-200 70-420 20T380 190 0 140z', '#e9eff8', { opacity: 0.08 }),
          m.garland(
            s,
            p,
            m.range(11, (_, u) => [60 + u * 90, 60 + u * 840 - Math.sin(u * 6) * 60]),
            { ...winter, size: 5, spread: 46 },
          ),
          m.garland(
            s,
            p,
            m.range(11, (_, u) => [1140 - u * 60, 40 + u * 840 - Math.sin(u * 5) * 60]),
            { ...winter, size: 5, spread: 46 },
          ),
          m.napkin(600, 470, 250, 760, '#a8262f', -4),
          m.plate(s, 600, 470, 235, '#5f76a8', '#dfe8f4', 'plain', '#a9bcdc'),
          m.twig(s, 'pine')(560, 540, 4, -52, { fill: '#2f5f4f' }) +
            m.dots(
              [
                [590, 520],
                [606, 500],
                [574, 506],
              ],
              26,
              '#d9403f',
            ),
          m.cutlery(s, 600, 480, 280, '#d9b070', 1.45),
          orange(265, 180, 62) + orange(360, 250, 50) + orange(905, 770, 60),
          m.candleAbove(s, p, 260, 720, 34, '#fff3e0', '#8a8296') +
            m.candleAbove(s, p, 930, 160, 34, '#fff3e0', '#8a8296') +
            m.candleAbove(s, p, 350, 810, 24, '#fff3e0', '#8a8296'),
          m.glassAbove(s, 900, 300, 58, '#8f1f30'),
          m.snow(s, 30, 900),
        ]
      },
    },
  ],
}
