import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('dawn', {
  sky: ['#a9cfc6', '#d6e6d3', '#f3f1dc'],
  far: '#a3c4ad',
  mid: '#5f9278',
  near: '#2f6450',
  ground: '#8a9a80',
  bloom: ['#ffffff', '#f3efdc', '#e3ecd2'],
  leaf: ['#2f6f50', '#1f4f3f', '#5f9a68', '#86b07a'],
  accent: '#c9a05a',
  wood: '#8a6a4c',
  glow: '#ffe6a8',
})
const fern: m.Florals = {
  kinds: ['anemone', 'rose', 'daisy'],
  twigs: ['fern', 'eucalyptus', 'sprig'],
  size: 2.6,
  spread: 22,
  lush: 0.5,
  leafy: 2,
}
const greenhouse = (s: Sheet, p: m.Palette, floor: number) =>
  m.rect(0, 0, 1200, floor, s.down(...p.sky)) +
  m.hills(s, floor - 60, 120, '#b9d3bb', 4) +
  m
    .range(9, (i) => m.circle(i * 150, floor - 60, 90 + ((i * 37) % 50), i % 2 ? '#8fb598' : '#a3c4a8'))
    .join('') +
  m.line(
    'M0 250L600-40L1200 250M0 270H1200' +
      m
        .range(
          11,
          (i) => m.d`M${i * 120} ${Math.max(-40, 250 - (600 - Math.abs(600 - i * 120)) * 0.483)}V${floor}`,
        )
        .join('') +
      m.d`M0 ${floor - 150}H1200`,
    '#2a5245',
    9,
  ) +
  m.line(m.range(11, (i) => m.d`M${60 + i * 120} 270V${floor}`).join(''), '#2a5245', 3, { opacity: 0.5 }) +
  m.path('M120 0L0 240V60zM760 0L500 660H360L640 0z', '#ffffff', { opacity: 0.14 })
const hanging = (s: Sheet, x: number, y: number, k: number, leaf: string) => {
  const frond = m.twig(s, 'fern')
  return (
    m.line(m.d`M${x} 0L${x - 40 * k} ${y}M${x} 0L${x + 40 * k} ${y}`, '#c9b48a', 2.5) +
    m.group({ fill: leaf }, ...m.range(9, (i) => frond(x + (i - 4) * 8 * k, y, 2.6 * k, 165 - i * 19))) +
    m.path(
      m.d`M${x - 46 * k} ${y - 8 * k}h${92 * k}q-4 ${56 * k} ${-46 * k} ${58 * k}t${-46 * k} ${-58 * k}z`,
      '#c99a6b',
    ) +
    m.group(
      { fill: m.lighter(leaf, 0.2) },
      ...m.range(4, (i) => frond(x + (i - 1.5) * 14 * k, y, 2.2 * k, 130 - i * 28)),
    )
  )
}

export const evergreen: Gallery = {
  slug: 'evergreen',
  kind: 'theme',
  paint,
  tags: ['greenery', 'greenhouse', 'morning'],
  pictures: [
    {
      alt: {
        en: 'A long wooden table in a glasshouse under hanging ferns, greenery down its middle',
        fr: 'Une longue table de bois dans une serre, sous des fougères suspendues, un chemin de verdure au milieu',
      },
      tags: ['glasshouse', 'table'],
      draw: (s, p) => {
        const t = { x: 600, top: 580, bottom: 820, far: 190, near: 640 }
        return [
          greenhouse(s, p, 610),
          m.rect(0, 600, 1200, 300, s.down('#b9bfa8', '#7f8a74')),
          m.line(
            m.range(13, (i) => m.d`M${600 + (i - 6) * 90} 600L${600 + (i - 6) * 300} 900`).join('') +
              'M0 660H1200M0 740H1200M0 840H1200',
            '#5f6e5c',
            3,
            { opacity: 0.4 },
          ),
          m.potted(90, 760, 400, '#2f6f50', '#c98f62') +
            m.potted(1110, 760, 400, '#2f6f50', '#c98f62') +
            m.potted(250, 660, 210, '#5f9a68', '#b9a890') +
            m.potted(950, 660, 210, '#5f9a68', '#b9a890'),
          m.away(s, p, t, {
            cloth: '#a87f58',
            runner: '#f3efdc',
            plate: '#fffdf6',
            chair: '#3a4a40',
            rows: 6,
          }),
          m
            .range(6, (i) => {
              const a = m.on(t, 0, (i + 0.4) / 6)
              return (
                m.garland(
                  s,
                  p,
                  [
                    [a.x - 20 * a.k, a.y],
                    [a.x + 20 * a.k, a.y - 4],
                  ],
                  { ...fern, size: 3.4 * a.k, spread: 20 * a.k, leafy: 2.4 },
                ) + m.taper(s, p, a.x - 58 * a.k, a.y + 4, 116 * a.k, '#fffaf0')
              )
            })
            .join(''),
          hanging(s, 330, 250, 1.1, '#2f6f50'),
          hanging(s, 600, 190, 1.4, '#3f7f58'),
          hanging(s, 870, 250, 1.1, '#2f6f50'),
          m.bulbs(p, [0, 262], [1200, 262], 60, 24, 9),
        ]
      },
    },
    {
      alt: {
        en: 'A mantel of ferns, candles and eucalyptus beneath a round mirror on a deep green wall',
        fr: 'Une console de fougères, bougies et eucalyptus sous un miroir rond, sur un mur vert profond',
      },
      tags: ['candles', 'greenery'],
      draw: (s, p) => [
        m.rect(0, 0, 1200, 900, s.down('#1d4638', '#2f6450')),
        m.panels(s, 660, 60, 4, '#5f9278', 0.5),
        m.circle(600, 320, 230, '#c9a05a') +
          m.circle(600, 320, 214, s.down('#dce9dd', '#9fbfae')) +
          m.path('M470 190l170-60-260 380-10-100z', '#ffffff', { opacity: 0.3 }),
        m.garland(s, p, m.arc(600, 320, 228, 228, 95, 235, 14), { ...fern, size: 3.6, spread: 26 }),
        m.rect(90, 660, 1020, 36, '#f3efdc') +
          m.rect(90, 690, 1020, 8, '#b9b498') +
          m.rect(140, 698, 920, 202, '#e6e2cc') +
          m.panels(s, 880, 730, 5, '#b9b498', 0.8),
        m
          .range(
            4,
            (i) =>
              m.pillar(s, p, 200 + i * 62, 664, 44, [150, 90, 120, 60][i]!, '#fffaf0') +
              m.pillar(s, p, 1000 - i * 62, 664, 44, [150, 90, 120, 60][i]!, '#fffaf0'),
          )
          .join(''),
        m.garland(
          s,
          p,
          m.range(17, (_, u) => [120 + u * 960, 668 + Math.sin(u * 9.4) * 8]),
          { ...fern, size: 3.4, spread: 18, leafy: 2 },
        ),
        m.garland(
          s,
          p,
          [
            [150, 720],
            [160, 780],
            [170, 830],
            [1050, 720],
            [1040, 780],
            [1035, 840],
          ],
          { ...fern, size: 3.6, spread: 22 },
        ),
      ],
    },
    {
      alt: {
        en: 'Four places from above along a runner of ferns and white anemones',
        fr: 'Quatre couverts vus du dessus le long d’un chemin de fougères et d’anémones blanches',
      },
      tags: ['place-setting', 'table'],
      draw: (s, p) => [
        m.linenAbove(s, '#e9ecdc'),
        m.rect(0, 350, 1200, 200, '#cfdcc2'),
        ...[
          [300, 170],
          [900, 170],
          [300, 735],
          [900, 735],
        ].map(
          ([x, y], i) =>
            m.plate(s, x!, y!, 150, '#3f7a60', '#fffdf6', 'plain', '#c9a05a') +
            m.twig(s, i % 2 ? 'fern' : 'eucalyptus')(x! - 50, y! + 44, 2.8, -42, { fill: '#2f6f50' }) +
            m.cutlery(s, x!, y! + 6, 180, '#c9a05a', 0.92) +
            m.glassAbove(s, x! + 190, y! + (y! < 400 ? 170 : -170), 38, '#f3e6b8'),
        ),
        m.garland(
          s,
          p,
          m.range(19, (i, u) => [u * 1240 - 20, 450 + (i % 2 ? 26 : -26)]),
          { ...fern, size: 4.4, spread: 34, lush: 0.7, leafy: 2 },
        ),
        [
          [200, 452],
          [470, 440],
          [730, 460],
          [1000, 446],
        ]
          .map(([x, y]) => m.candleAbove(s, p, x!, y!, 26, '#fffaf0', '#c9a05a'))
          .join(''),
      ],
    },
    {
      alt: {
        en: 'The open doors of a glasshouse framed in climbing leaves, lanterns at the threshold',
        fr: 'Les portes ouvertes d’une serre encadrées de feuillage, des lanternes au seuil',
      },
      tags: ['entrance', 'glasshouse'],
      draw: (s, p) => {
        const lamp = m.lantern(s, p, '#24463a')
        return [
          m.sky(s, p),
          m.sun(s, p, 600, 300, 70),
          m
            .range(10, (i) =>
              m.tree(s, 40 + i * 125, 680, 330 + ((i * 71) % 120), ['#8fb598', '#7aa688'][i % 2]!, '#6a5a48'),
            )
            .join(''),
          m.path('M250 760V380L600 130l350 250v380z', '#dfeee2', { opacity: 0.85 }),
          m.line(
            'M250 760V380L600 130l350 250v380M250 380H950M370 380V300M480 380V220M720 380V220M830 380V300M600 380V130M330 380V760M870 380V760M250 520H420M780 520H950M250 640H420M780 640H950',
            '#2a5245',
            9,
          ),
          m.rect(420, 400, 360, 360, s.down('#ffeebf', '#f6dfa0')),
          m.chandelier(s, p, 600, 400, 150),
          m.banquet(s, 490, 710, 680, 60, '#fffdf6', 16),
          m.path('M420 400L330 430V800l90-40zM780 400l90 30V800l-90-40z', '#cfe3d6') +
            m.line(
              'M420 400L330 430V800l90-40zM780 400l90 30V800l-90-40zM420 580l-90 20M780 580l90 20',
              '#2a5245',
              9,
            ),
          m.rect(0, 756, 1200, 144, s.down('#b3b79a', '#7f8a70')),
          m.path('M420 760h360l140 140H280z', '#e6dfc4') +
            m.path('M420 760h360l140 140H280z', '#ffe6a8', { opacity: 0.4 }),
          m.garland(
            s,
            p,
            [
              ...m.range(9, (_, u) => [410 - u * 6, 760 - u * 360] as const),
              ...m.range(9, (_, u) => [410 + u * 380, 388 - Math.sin(u * 3.1) * 26] as const),
              ...m.range(9, (_, u) => [790 + u * 6, 400 + u * 360] as const),
            ],
            { ...fern, size: 3.2, spread: 26, leafy: 1.6 },
          ),
          s.both(
            m.topiary(250, 850, 260, '#2f6f50', '#c98f62'),
            m.potted(80, 880, 330, '#1f5f48', '#b9a890'),
          ),
          lamp(390, 830, 0.9) + lamp(810, 830, 0.9) + lamp(340, 890, 1.2) + lamp(862, 890, 1.2),
        ]
      },
    },
  ],
}
