import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'

const paint = m.palette('noon', {
  sky: ['#bfe0f0', '#dcefF0'.toLowerCase(), '#f4f5ea'],
  far: '#d9e8dc',
  mid: '#d8cdea',
  near: '#b8dcc8',
  ground: '#eadfce',
  bloom: ['#ffffff', '#f6c6d2', '#cdb7e6', '#fbe19a'],
  leaf: ['#86b89a', '#68a086', '#b6d8b8'],
  accent: '#b79ad8',
  wood: '#d6b48c',
  metal: '#e0c48a',
})
const soft = ['#f6c6d2', '#cdb7e6', '#bfe3cf', '#fbe8b0', '#ffffff', '#bcdcf0']
const posy: m.Florals = {
  kinds: ['cosmos', 'hydrangea', 'daisy'],
  twigs: ['eucalyptus', 'sprig'],
  size: 2.4,
  spread: 22,
  lush: 1.4,
  leafy: 1,
}

export const babyShowerBrunch: Gallery = {
  slug: 'baby-shower-brunch',
  kind: 'package',
  paint,
  tags: ['baby-shower', 'brunch', 'noon'],
  pictures: [
    {
      alt: {
        en: 'A cloud of pastel balloons over a brunch table in front of bright tall windows',
        fr: 'Un nuage de ballons pastel au-dessus d’une table de brunch devant de hautes fenêtres claires',
      },
      tags: ['balloons', 'table'],
      draw: (s, p) => {
        const cup = m.cupcake(s, '#cdb7e6', '#fff6f6', '#f08aa0')
        const view =
          m.sky(s, p) +
          m.clouds(
            '#ffffff',
            [
              [300, 240, 1],
              [900, 280, 1],
            ],
            0.9,
          ) +
          m.hills(s, 520, 90, '#b8dcb8', 8)
        return [
          m.room(s, '#eee5f4', '#e0c9a8', 690),
          [190, 600, 1010].map((x) => m.window(s, x, 600, 250, 460, '#ffffff', view)).join(''),
          m.path('M60 690h240l-120 210H-120zM480 690h240l-80 210H360zM900 690h240l40 210H880z', '#fffbe6', {
            opacity: 0.5,
          }),
          m.balloonGarland(
            s,
            m.range(19, (i, u) => [130 + u * 940, 150 - Math.sin(u * 3.14) * 60 + (i % 3) * 26] as const),
            soft,
            2.9,
            40,
          ),
          m.line(m.range(6, (i) => m.d`M${240 + i * 150} 220q-10 60 6 120`).join(''), '#cdb7e6', 2.5),
          m.shadow(600, 836, 460),
          m.banquet(s, 150, 1050, 650, 180, '#fffdf8', 56),
          m.swags(
            s,
            m.range(7, (i) => [150 + i * 150, 684] as const),
            42,
            '#bfe3cf',
          ),
          m.vase(s, 600, 648, 84, 100, '#bcdcf0') + m.bunch(s, p, 600, 500, 88, { ...posy, size: 3.4 }),
          m.range(4, (i) => cup(300 + i * 56, 652, 1.1)).join(''),
          m.ellipse(800, 648, 96, 16, '#ffffff') +
            m
              .range(5, (i) => m.ellipse(800, 640 - i * 13, 70 - i * 3, 13, i % 2 ? '#f0c48a' : '#e3ad6a'))
              .join('') +
            m.circle(800, 576, 9, '#f08aa0'),
          m.carafe(940, 652, 120, '#f9b56a', '#f7d06a') + m.carafe(232, 652, 120, '#f6b8c4', '#e0708a'),
          m.bouquetOf(s, 1110, 800, 330, soft, 3, 2),
          m.bouquetOf(s, 90, 800, 330, soft.slice().reverse(), 3, 2),
        ]
      },
    },
    {
      alt: {
        en: 'Brunch from above: pancakes, berries, juice and small flowers on a striped cloth',
        fr: 'Le brunch vu du dessus : pancakes, fruits rouges, jus et petites fleurs sur nappe rayée',
      },
      tags: ['brunch', 'food'],
      draw: (s, p) => {
        const berry = (x: number, y: number, n: number, r: number, c: string) =>
          m.dots(
            m.range(n, () => [x + s.chance.between(-r, r), y + s.chance.between(-r, r)] as const),
            26,
            c,
          )
        return [
          m.linenAbove(s, '#fbf6ee', '#e3d8f2'),
          m.plate(s, 600, 470, 220, '#bfe3cf', '#ffffff', 'scallop', '#ffffff'),
          m.circle(606, 478, 120, '#c98a4a') +
            m.circle(600, 470, 118, '#e8b26a') +
            m.circle(598, 464, 104, '#f2c888') +
            m.path('M540 440q60-60 120-6 30 60-20 96-70 30-104-16-20-50 4-74z', '#fff3d0') +
            berry(600, 470, 7, 50, '#d9506f') +
            berry(600, 470, 5, 50, '#5a5fa8'),
          m.twig(s, 'sprig')(610, 450, 1.6, -30, { fill: '#68a086' }),
          m.plate(s, 200, 250, 130, '#f6c6d2', '#ffffff', 'plain', '#e0c48a') +
            berry(200, 250, 16, 54, '#d9506f'),
          m.plate(s, 1010, 660, 140, '#cdb7e6', '#ffffff', 'double') +
            m
              .range(5, (i) => {
                const [x, y] = m.polar(i * 72, 52)
                return m.macaron(s, soft[i]!)(1010 + x, 664 + y, 1.5, i * 40)
              })
              .join(''),
          m.glassAbove(s, 900, 220, 80, '#f9a84a') +
            m.glassAbove(s, 1060, 330, 66, '#f6b8c4') +
            m.glassAbove(s, 330, 700, 74, '#a86a3f'),
          m.cutlery(s, 600, 480, 262, '#d9b878', 1.3),
          m.napkin(170, 560, 150, 210, '#bcdcf0', 12),
          m.bunch(s, p, 130, 800, 110, { ...posy, size: 4 }, 360) +
            m.bunch(s, p, 1120, 90, 110, { ...posy, size: 4 }, 360) +
            m.bunch(s, p, 560, 70, 60, { ...posy, size: 3 }, 360),
        ]
      },
    },
    {
      alt: {
        en: 'A balloon with a basket and a small bear floats among paper clouds and moons',
        fr: 'Une montgolfière avec un ourson flotte parmi nuages et lunes de papier',
      },
      tags: ['decor', 'balloons'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#cfc3ea', '#f3dfe8', '#fdf3e0')),
        m.circle(600, 400, 340, '#fff8ec', { opacity: 0.6 }),
        m.clouds(
          '#ffffff',
          [
            [210, 640, 1.7],
            [980, 600, 1.6],
            [330, 200, 0.9],
            [930, 170, 1],
          ],
          0.95,
        ),
        m.crescent(s, 185, 180, 70, '#fbdf94'),
        m.dots(
          [
            [120, 400],
            [1080, 360],
            [820, 90],
            [400, 90],
            [1000, 460],
            [250, 470],
          ],
          16,
          '#fbdf94',
        ),
        m.line('M600 0V110', '#ffffff', 3),
        m.airship(s, '#f6b8c8', '#fff6ee', '#c99a6b')(600, 380, 4.1),
        m.teddy(600, 782, 0.72, '#c79a6d', '#b79ad8'),
        m.rect(554, 744, 92, 64, '#c99a6b', { rx: 8 }) +
          m.line('M554 760h92M554 776h92M554 792h92', '#a97c50', 3),
        m.garland(
          s,
          p,
          m.range(6, (_, u) => [552 + u * 96, 744]),
          { ...posy, size: 1.8, spread: 10 },
        ),
        m.airship(s, '#bfe3cf', '#ffffff', '#c99a6b')(930, 400, 1.3) +
          m.airship(s, '#fbe19a', '#ffffff', '#c99a6b')(290, 400, 1.1),
        m.clouds(
          '#ffffff',
          [
            [600, 880, 2.6],
            [160, 860, 2],
            [1060, 850, 2],
          ],
          1,
        ),
      ],
    },
    {
      alt: {
        en: 'A three-storey stand of macarons and cupcakes beside a teapot of flowers',
        fr: 'Un présentoir à trois étages de macarons et cupcakes près d’une théière fleurie',
      },
      tags: ['desserts', 'tea'],
      draw: (s, p) => {
        const cups = [
          m.cupcake(s, '#bfe3cf', '#fff6f6', '#f08aa0'),
          m.cupcake(s, '#f6c6d2', '#ffffff', '#b79ad8'),
          m.cupcake(s, '#fbe19a', '#fbe9f0', '#68a086'),
        ]
        const macs = soft.map((c) => m.macaron(s, c))
        const tray = (y: number, w: number) =>
          m.ellipse(600, y + 8, w, w * 0.1, '#d9c8e6') +
          m.ellipse(600, y, w, w * 0.1, '#ffffff') +
          m.ellipse(600, y, w * 0.93, w * 0.08, '#f6eff9')
        return [
          m.rect(0, 0, 1200, 900, s.down('#c6e6d8', '#e9f4ea')),
          m.path(m.range(10, (i) => m.d`M${i * 120 + 30} 0h60v700h-60z`).join(''), '#ffffff', {
            opacity: 0.35,
          }),
          m.rect(0, 700, 1200, 200, s.down('#fffdf8', '#e6d7c4')),
          m.swags(
            s,
            m.range(6, (i) => [i * 240, 706] as const),
            46,
            '#f6c6d2',
          ),
          m.shadow(600, 800, 260),
          m.path('M500 800q80-8 90-40h20q10 32 90 40z', '#e0c48a') +
            m.rect(594, 220, 12, 560, '#e0c48a') +
            m.circle(600, 204, 24, 'none', { stroke: '#e0c48a', 'stroke-width': 8 }),
          tray(720, 290),
          m.range(6, (i) => cups[i % 3]!(380 + i * 88, 722, 1.9)).join(''),
          tray(520, 220),
          m.range(7, (i) => macs[i % 6]!(430 + i * 57, 502, 1.4)).join('') +
            m.range(5, (i) => macs[(i + 2) % 6]!(486 + i * 57, 470, 1.4)).join(''),
          tray(350, 150),
          m.range(3, (i) => cups[(i + 1) % 3]!(520 + i * 80, 352, 1.6)).join(''),
          m.vase(s, 190, 800, 150, 170, '#cdb7e6') +
            m.line('M120 700q-60 10-70-60', '#cdb7e6', 20) +
            m.line('M256 680q60 20 30 80t-40 10', '#cdb7e6', 13),
          m.bunch(s, p, 190, 560, 130, { ...posy, size: 4.6 }),
          m.carafe(1000, 806, 220, '#f6b8c4', '#e0708a'),
          m.flute(s, '#fbe19a')(1110, 824, 1.8),
        ]
      },
    },
    {
      alt: {
        en: 'Teacups and jugs of hydrangeas and cosmos along a sunny window sill',
        fr: 'Tasses et pichets d’hortensias et de cosmos sur un rebord de fenêtre ensoleillé',
      },
      tags: ['flowers', 'window'],
      draw: (s, p) => [
        m.sky(s, p),
        m.sun(s, p, 900, 180, 70),
        m.clouds(
          '#ffffff',
          [
            [300, 200, 1.3],
            [720, 310, 0.9],
          ],
          0.95,
        ),
        m.hills(s, 560, 130, '#bfe0c0', 4),
        m.hills(s, 640, 90, '#9ccbaa', 5),
        m.tree(s, 180, 640, 240, '#86b89a', '#8a6a50') + m.tree(s, 1020, 640, 200, '#7ab092', '#8a6a50'),
        m.line('M600 0V700M0 330H1200', '#ffffff', 22),
        m.rect(0, 0, 44, 720, '#ffffff') + m.rect(1156, 0, 44, 720, '#ffffff'),
        m.curtain(s, 30, 0, 210, 720, '#f9e6ee') + m.curtain(s, 1170, 0, 210, 720, '#f9e6ee', 'right'),
        m.rect(0, 700, 1200, 200, s.down('#fffdf8', '#e2d3e6')) + m.rect(0, 700, 1200, 14, '#ffffff'),
        ...(
          [
            [330, 150, 190, '#f6c6d2', 116],
            [600, 170, 250, '#bcdcf0', 150],
            [870, 150, 180, '#cdb7e6', 116],
          ] as const
        ).map(
          ([x, w, h, c, r]) =>
            m.shadow(x, 812, w * 0.7) +
            m.vase(s, x, 810, w, h, c) +
            m.bunch(s, p, x, 810 - h - r * 0.4, r, { ...posy, size: r / 24 }),
        ),
        s.both(
          m.path('M120 770h130q0 66-40 72h-50q-40-6-40-72z', '#fbe19a'),
          m.bunch(s, p, 185, 740, 62, { ...posy, size: 2.6 }),
        ),
      ],
    },
  ],
}
