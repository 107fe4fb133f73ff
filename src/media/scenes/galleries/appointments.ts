import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const own = {
  far: '#b9c7c4',
  mid: '#7f9c9a',
  near: '#47656a',
  ground: '#d9b48f',
  bloom: ['#f6d9c8', '#e98f7c', '#7a6fb0', '#f3c15f'],
  accent: '#1f8a8a',
}
const dawn = m.palette('dawn', own)
const noon = m.palette('noon', own)
const dusk = m.palette('dusk', own)

const cup = (x: number, y: number, colour: string) =>
  m.ellipse(x, y, 62, 13, m.darker(colour, 0.12)) +
  m.path(m.d`M${x - 38} ${y - 58}q4 56 38 58q34-2 38-58z`, colour) +
  m.ellipse(x, y - 58, 38, 9, '#6b4632') +
  m.line(m.d`M${x + 36} ${y - 46}q34-2 24 20q-8 14-32 12`, m.darker(colour, 0.08), 9)

/** A clock without numbers; hands in degrees from noon. */
const clock = (x: number, y: number, r: number, rim: string, hour: number, minute: number) => {
  const hand = (turn: number, long: number) => {
    const [dx, dy] = m.polar(turn - 90, long)
    return m.d`M${x} ${y}L${x + dx} ${y + dy}`
  }
  const ticks = m
    .range(12, (i) => {
      const [[ax, ay], [bx, by]] = [m.polar(i * 30, r * 0.76), m.polar(i * 30, r * 0.86)]
      return m.d`M${x + ax} ${y + ay}L${x + bx} ${y + by}`
    })
    .join('')
  return (
    m.circle(x, y, r, rim) +
    m.circle(x, y, r * 0.9, '#fffaf0') +
    m.line(ticks, '#9aa4a6', r * 0.03) +
    m.line(hand(hour, r * 0.46) + hand(minute, r * 0.68), '#26364f', r * 0.07, {
      'stroke-linecap': 'round',
    }) +
    m.circle(x, y, r * 0.06, '#d5694f')
  )
}

/** An open book with lines of writing, seen from its reader's side. */
const notebook = (x: number, y: number, w: number, ink: string) =>
  m.path(
    m.d`M${x - w * 0.56} ${y + 26}L${x - w * 0.42} ${y - w * 0.2}Q${x - w * 0.2} ${y - w * 0.25} ${x} ${y - w * 0.19}Q${x + w * 0.2} ${y - w * 0.25} ${x + w * 0.42} ${y - w * 0.2}L${x + w * 0.56} ${y + 26}Q${x + w * 0.25} ${y} ${x} ${y + 22}Q${x - w * 0.25} ${y} ${x - w * 0.56} ${y + 26}z`,
    '#fffdf6',
  ) +
  m.line(m.d`M${x} ${y - w * 0.19}V${y + 20}`, '#d8cdb8', 4) +
  m.line(
    m
      .range(
        5,
        (i, u) =>
          m.d`M${x - w * (0.38 + u * 0.1)} ${y - w * 0.15 + i * w * 0.036}h${w * (i % 2 ? 0.24 : 0.3)}`,
      )
      .join('') +
      m
        .range(4, (i, u) => m.d`M${x + w * 0.08} ${y - w * 0.15 + i * w * 0.036}h${w * (0.28 - u * 0.06)}`)
        .join(''),
    ink,
    5,
    { opacity: 0.5, 'stroke-linecap': 'round' },
  )

const pencil = (x: number, y: number, turn: number, colour: string) =>
  m.group(
    { transform: `translate(${x} ${y})rotate(${turn})` },
    m.rect(-130, -9, 200, 18, colour) + m.rect(-130, -9, 200, 6, m.lighter(colour, 0.4)),
    m.path('M70-9l38 9-38 9z', '#e8c9a0') + m.path('M94-3.4l14 3.4-14 3.4z', '#2b2a33'),
    m.rect(-152, -9, 22, 18, '#e0798a', { rx: 6 }),
  )

const desk = (s: Sheet, y: number, wood: string) =>
  m.rect(0, y, s.width, s.height - y, s.down(m.lighter(wood, 0.3), m.darker(wood, 0.08))) +
  m.rect(0, y, s.width, 10, m.lighter(wood, 0.55)) +
  m.line(
    m.range(4, (i) => m.d`M0 ${y + 46 + i * 60}q300 ${i % 2 ? 14 : -10} 600 0t600 0`).join(''),
    m.darker(wood, 0.2),
    3,
    { opacity: 0.22 },
  )

export const appointments: readonly Gallery[] = [
  {
    slug: 'first-consultation',
    kind: 'service',
    paint: dawn,
    tags: ['consultation', 'desk'],
    pictures: [
      {
        alt: {
          en: 'An open notebook, two cups and a bunch of flowers on a desk before a tall window in the morning',
          fr: 'Un carnet ouvert, deux tasses et un bouquet sur un bureau, devant une haute fenêtre au matin',
        },
        tags: ['notebook', 'morning'],
        draw: (s, p) => [
          m.rect(0, 0, 1200, 640, s.down('#cfdcd8', '#e9efe9')),
          m.panels(s, 610, 60, 4, '#fdfaf2', 0.6),
          m.window(
            s,
            600,
            590,
            430,
            510,
            '#fbf6ea',
            m.sky(s, p, 600) +
              m.sun(s, p, 700, 330, 60) +
              m.hills(s, 470, 70, '#a9c0b0', 4) +
              m.hills(s, 520, 50, '#7fa08f', 5),
          ),
          m.curtain(s, 300, 50, 150, 560, '#f3d9cb') + m.curtain(s, 900, 50, 150, 560, '#f3d9cb', 'right'),
          clock(1060, 210, 84, '#47656a', 278, 60),
          m.circle(140, 190, 62, '#e7b9a4') +
            m.circle(140, 190, 46, '#f8ead9') +
            m.path('M140 150q26 24 0 74q-26-50 0-74z', '#5d9077'),
          desk(s, 610, '#b98a62'),
          m.shadow(600, 800, 330, 0.16),
          notebook(600, 800, 520, '#34466b'),
          pencil(750, 850, -24, '#1f8a8a'),
          m.shadow(300, 750, 80, 0.18) + cup(300, 748, '#fdf6ea'),
          m.shadow(915, 750, 80, 0.18) + cup(915, 748, '#7fb0ac'),
          m.shadow(1085, 790, 90, 0.2) + m.vase(s, 1085, 790, 120, 150, '#5f8f92'),
          m.bunch(s, p, 1085, 570, 120, {
            kinds: ['rose', 'anemone', 'peony'],
            twigs: ['eucalyptus', 'sprig'],
            size: 3.4,
            leafy: 1.2,
          }),
          m.rect(70, 752, 190, 30, '#d5694f', { rx: 5 }) +
            m.rect(84, 722, 170, 30, '#47656a', { rx: 5 }) +
            m.rect(64, 694, 180, 28, '#f3c15f', { rx: 5 }),
        ],
      },
    ],
  },
  {
    slug: 'flowers-and-table',
    kind: 'service',
    paint: noon,
    tags: ['workroom', 'flowers'],
    pictures: [
      {
        alt: {
          en: 'A workroom with linen hanging by colour, buckets of flowers and one place laid on a long table',
          fr: 'Un atelier où le lin pend par couleur, des seaux de fleurs et une place dressée sur une longue table',
        },
        tags: ['linen', 'table'],
        draw: (s, p) => {
          const cloths = [
            '#f6ead7',
            '#f0c9b4',
            '#e3937d',
            '#c66f6a',
            '#8d7fb4',
            '#5f86a8',
            '#5f9a92',
            '#9db68a',
          ]
          const bucket = (x: number, y: number, w: number, colour: string) =>
            m.shadow(x, y, w * 0.6, 0.2) +
            m.path(
              m.d`M${x - w * 0.5} ${y - w}h${w}l${-w * 0.1} ${w}h${-w * 0.8}z`,
              s.across(m.lighter(colour, 0.3), colour, m.darker(colour, 0.2)),
            ) +
            m.ellipse(x, y - w, w * 0.5, w * 0.1, m.darker(colour, 0.3))
          const full = (x: number, y: number, w: number, kinds: readonly m.Flower[]) =>
            m.bunch(s, p, x, y - w * 1.6, w * 0.78, {
              kinds,
              twigs: ['sprig', 'eucalyptus'],
              size: w / 44,
              leafy: 0.8,
            }) + bucket(x, y, w, '#9fb3b5')
          return [
            m.room(s, '#dfe6df', '#c9a988', 560, 8),
            m.line('M60 92H1140', '#8a6a4c', 12, { 'stroke-linecap': 'round' }),
            cloths
              .map((colour, i) => m.folds(s, 90 + i * 130, 92, 112, 330 - (i % 3) * 26, colour, 4))
              .join(''),
            s.both(full(150, 640, 150, ['peony', 'rose'])),
            full(345, 600, 120, ['anemone', 'rose']),
            full(860, 600, 120, ['dahlia', 'anemone']),
            m.banquet(s, 150, 1050, 690, 190, '#fbf4e6', 70),
            m.ellipse(600, 690, 118, 26, '#ffffff') +
              m.ellipse(600, 686, 84, 18, '#dfe9e6') +
              m.ellipse(600, 684, 60, 12, '#ffffff'),
            m.line('M448 672l-16 44M462 672l-16 44M740 672l16 44', p.metal, 7, { 'stroke-linecap': 'round' }),
            m.wine(s, '#f0c9b4')(770, 676, 1.3) + m.tumbler(s, '#bfe0dc', '#f3c15f')(838, 682, 0.9),
            m.jar(360, 690, 70, 100, '#a9cfd0') +
              m.bunch(s, p, 360, 560, 74, {
                kinds: ['rose', 'peony'],
                twigs: ['sprig'],
                size: 2.2,
                leafy: 0.8,
              }),
            m.path('M560 668q40-26 80 0l-12 22q-28 10-56 0z', '#e3937d'),
          ]
        },
      },
    ],
  },
  {
    slug: 'wedding-from-afar',
    kind: 'service',
    paint: dusk,
    tags: ['travel', 'wedding'],
    pictures: [
      {
        alt: {
          en: 'Two cities on either side of a sea, one at dusk and one by day, joined by the dotted path of an aeroplane',
          fr: 'Deux villes de part et d’autre d’une mer, l’une au crépuscule et l’autre de jour, reliées par le pointillé d’un avion',
        },
        tags: ['sea', 'cities'],
        draw: (s) => {
          const path = m.range(
            24,
            (_, u) => [250 + u * 620, 470 - Math.sin(u * Math.PI * 0.86) * 300] as const,
          )
          const city = (turn: number, colour: string, lit: string) => {
            const tops = [150, 230, 190, 300, 250, 170, 120]
            return (
              m.path(
                m.d`M0 640` +
                  tops
                    .map((h, i) => m.d`V${640 - h}${(i + turn) % 3 ? m.d`h52` : m.d`l26-40 26 40`}`)
                    .join('') +
                  'V640z',
                colour,
              ) +
              m.dots(
                m.range(34, (i) => [16 + ((i * 53) % 330), 620 - ((i * 37) % 110)] as const),
                8,
                lit,
                { opacity: 0.9 },
              )
            )
          }
          return [
            m.rect(0, 0, 1200, 660, s.across('#3a3576', '#9a6a9c', '#f2b59a', '#bfe0e0', '#8fc8dc')),
            m.stars(s, 26, 240),
            m.circle(150, 150, 46, '#f7efd8') + m.circle(172, 138, 42, '#47397c'),
            m.circle(1010, 170, 66, '#fff6d8'),
            m.clouds(
              '#ffffff',
              [
                [930, 300, 0.8],
                [700, 220, 0.6],
              ],
              0.5,
            ),
            m.at(0, 0, 1, city(0, '#2b2756', '#ffd98a')),
            m.group({ transform: 'translate(1200 0)scale(-1 1)' }, city(1, '#5b8a9c', '#eaf6f2')),
            m.rect(0, 632, 1200, 268, s.across('#2f3468', '#5d6f9f', '#5fa3b4')),
            m.line(
              m.range(9, (i) => m.d`M${60 + ((i * 211) % 900)} ${668 + i * 24}h${70 + i * 20}`).join(''),
              '#fff3d6',
              5,
              { opacity: 0.4, 'stroke-linecap': 'round' },
            ),
            m.dots(path, 9, '#fff8ea'),
            m.group(
              { transform: 'translate(898 344)rotate(48)scale(1.3)' },
              m.path('M-70-9Q0-14 56-6q20 6 0 12Q0 14-70 9z', '#fffaf0') +
                m.path(
                  'M-4-8L-40-74h16L34-7zM-4 8L-40 74h16L34 7zM-60-8l-20-30h12l24 29zM-60 8l-20 30h12l24-29z',
                  '#d5694f',
                ),
            ),
            m.shadow(600, 850, 190, 0.3),
            m.path('M430 700h340v150H430z', '#fff6e8') +
              m.path('M430 700l170 96 170-96z', '#f0dcc4') +
              m.line('M430 850l130-84M770 850l-130-84', '#e0c8aa', 4),
            m.circle(600, 790, 34, '#c02f63') +
              m.path('M600 808c-30-18-14-38 0-22c14-16 30 4 0 22z', '#ffe3d8'),
          ]
        },
      },
    ],
  },
  {
    slug: 'iris-bennett',
    kind: 'consultant',
    paint: noon,
    tags: ['consultant', 'flowers'],
    pictures: [
      {
        alt: {
          en: 'A jug of flowers in lilac and apricot on a plain shelf',
          fr: 'Une cruche de fleurs lilas et abricot sur une simple étagère',
        },
        tags: ['jug'],
        draw: (s, p) => {
          const lilac = { ...p, bloom: ['#8d7fc0', '#b6a6dc', '#f3b58c', '#f8dcc2'] }
          return [
            m.rect(0, 0, 1200, 900, s.down('#d9e3da', '#c3d3ca')),
            m.circle(600, 420, 350, '#e9efe4'),
            m.rect(0, 760, 1200, 140, '#8fa79b') + m.rect(0, 752, 1200, 16, '#b4c6ba'),
            m.shadow(600, 758, 170, 0.22),
            m.vase(s, 600, 758, 260, 280, '#f7f1e4'),
            m.bunch(s, lilac, 600, 350, 250, {
              kinds: ['anemone', 'rose', 'dahlia'],
              twigs: ['eucalyptus', 'fern', 'sprig'],
              size: 6.4,
              leafy: 1.3,
            }),
          ]
        },
      },
    ],
  },
  {
    slug: 'tomas-okafor',
    kind: 'consultant',
    paint: dawn,
    tags: ['consultant', 'plans'],
    pictures: [
      {
        alt: {
          en: 'A floor plan with round tables, a pencil and a ruler',
          fr: 'Un plan de salle à tables rondes, un crayon et une règle',
        },
        tags: ['plan'],
        draw: (s) => [
          m.rect(0, 0, 1200, 900, s.down('#e9c9a8', '#dcb48c')),
          m.group(
            { transform: 'rotate(-6 600 450)' },
            m.rect(230, 150, 760, 600, '#101a38', { opacity: 0.14 }) + m.rect(214, 132, 760, 600, '#fdf9ef'),
            m.line('M274 192H914V672H694M594 672H274V192', '#34466b', 12),
            m.line('M594 672a100 100 0 0 1 100-100', '#34466b', 5, { opacity: 0.6 }),
            m
              .range(6, (i) => {
                const [x, y] = [394 + (i % 3) * 200, 312 + Math.floor(i / 3) * 190]
                const seats = m
                  .range(8, (k) => m.polar(k * 45, 70))
                  .map(([dx, dy]) => [x + dx, y + dy] as const)
                return m.dots(seats, 22, '#7fb0ac') + m.circle(x, y, 46, i === 4 ? '#e98f7c' : '#cfe3df')
              })
              .join(''),
          ),
          m.group(
            { transform: 'translate(180 800)rotate(-4)' },
            m.rect(0, 0, 560, 56, '#f3c15f') +
              m.line(m.range(27, (i) => m.d`M${20 + i * 20} 0v${i % 5 ? 14 : 26}`).join(''), '#8a6428', 3),
          ),
          pencil(960, 700, -42, '#1f8a8a'),
        ],
      },
    ],
  },
  {
    slug: 'grace-moreau',
    kind: 'consultant',
    paint: dusk,
    tags: ['consultant', 'bridge'],
    pictures: [
      {
        alt: {
          en: 'A suspension bridge over a river in the first light, a city behind it',
          fr: 'Un pont suspendu sur un fleuve aux premières lueurs, une ville derrière lui',
        },
        tags: ['bridge'],
        draw: (s) => {
          const tower = (x: number) =>
            m.path(m.d`M${x - 60} 760V250h120V760z`, '#4a4a72') +
            m.path(m.d`M${x - 38} 640V420q0-44 26-60v280zM${x + 38} 640V420q0-44-26-60v280z`, '#f3bfa8') +
            m.rect(x - 70, 236, 140, 20, '#5d5c86')
          return [
            m.rect(0, 0, 1200, 700, s.down('#7d86b8', '#e8a9a0', '#fbdcb8')),
            m.circle(600, 520, 84, '#fff3d2'),
            m.skyline(s, 700, 90, 260, '#a98bac', undefined, 84),
            m.rect(0, 690, 1200, 210, s.down('#c79aa6', '#6f7aa6')),
            m.line(
              m.range(7, (i) => m.d`M${420 + ((i * 97) % 300)} ${724 + i * 22}h${60 + i * 18}`).join(''),
              '#fff3d2',
              6,
              { opacity: 0.55, 'stroke-linecap': 'round' },
            ),
            m.line('M-20 470Q120 330 260 250Q600 690 940 250Q1080 330 1220 470', '#3a3a60', 9),
            m.line(
              m
                .range(13, (i) => {
                  const u = (i - 6) / 6.6
                  return m.d`M${600 + u * 340} 620V${470 - u * u * 205}`
                })
                .join(''),
              '#3a3a60',
              3,
              { opacity: 0.7 },
            ),
            tower(260) + tower(940),
            m.rect(0, 616, 1200, 26, '#33335a') + m.rect(0, 608, 1200, 8, '#6b6b94'),
          ]
        },
      },
    ],
  },
]
