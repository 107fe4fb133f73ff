import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('noon', {
  sky: ['#8cc4dc', '#c4e4ea', '#f3f6e4'],
  far: '#b5764f',
  mid: '#86b878',
  near: '#5f9457',
  ground: '#a9c97a',
  bloom: ['#d9647c', '#f7c9d4', '#8a6fb0', '#f6c84c'],
  accent: '#3f7a6a',
})
const wall = (s: Sheet, y: number, h: number) =>
  m.rect(0, y - h, s.width, h, s.down('#c9825c', '#a8624a')) +
  m.line(m.range(7, (i) => m.d`M0 ${y - h + 20 + i * (h / 7)}h1200`).join(''), '#7a4436', 2, {
    opacity: 0.35,
  }) +
  m.rect(0, y - h - 14, s.width, 18, '#e3c79a')
/** A deckchair seen from the side, 100 high. */
const deckchair = (s: Sheet, one: string, two: string) =>
  s.stamp(
    m.line('M-46 0L40-104M46 0L-30-62', '#9a6a48', 7, { 'stroke-linecap': 'round' }),
    m.path('M38-102Q10-40-30-62l-8 10Q10-20 50-96z', one),
    m.path('M30-84Q8-46-14-54l-4 7Q12-30 40-80z', two),
  )
const bed = (s: Sheet, p: m.Palette, y: number, from: number, to: number) =>
  m.grass(s, y, 90, '#4f8450', 46, from, to) +
  m.strewn(s, (from + to) / 2, y - 92, y - 20, to - from, to - from, p.bloom, 90)

export const openGardenDay: Gallery = {
  slug: 'open-garden-day',
  kind: 'tour',
  paint,
  tags: ['garden', 'flowers', 'day out'],
  pictures: [
    {
      alt: {
        en: 'Striped deckchairs on the lawn of a walled garden with a glasshouse and full flower beds',
        fr: 'Des transats rayés sur la pelouse d’un jardin clos, une serre et des massifs en fleurs',
      },
      tags: ['deckchairs', 'glasshouse'],
      draw: (s, p) => {
        const chairs = [
          deckchair(s, '#fdf6ea', '#d9647c'),
          deckchair(s, '#fdf6ea', '#2f7f9a'),
          deckchair(s, '#f6c84c', '#fdf6ea'),
        ]
        return [
          m.sky(s, p, 420),
          m.clouds(
            '#ffffff',
            [
              [250, 120, 1.3],
              [950, 90, 1],
            ],
            0.85,
          ),
          m.tree(s, 120, 420, 330, '#7fae6f', '#5a3a2a') + m.tree(s, 1090, 420, 360, '#6fa060', '#5a3a2a'),
          wall(s, 520, 150),
          m.rect(380, 330, 440, 200, s.down('#e9f6f3', '#bfe0dc'), { opacity: 0.95 }) +
            m.path('M360 336L600 210l240 126z', '#d4ece8') +
            m.line(
              'M600 210v320M490 270v260M710 270v260M380 336h440M380 430h440M360 336L600 210l240 126',
              '#ffffff',
              8,
            ),
          m.lawn(s, 520, '#7fae5f', '#b4d48a'),
          bed(s, p, 620, 0, 380) + bed(s, p, 620, 820, 1200),
          chairs[0]!(330, 740, 1.4) + chairs[1]!(560, 720, 1.25) + chairs[2]!(800, 750, 1.5),
          m.parasol(450, 740, 300, '#fdf6ea', '#f6c84c', '#9a6a48'),
          m.lady(s, '#8a6fb0', 2, false)(690, 690, 1) + m.lady(s, '#d9647c', 0, false)(940, 720, 0.7),
          m.grass(s, 905, 60, '#4f8450', 90),
        ]
      },
    },
    {
      alt: {
        en: 'The green door in the garden wall standing open among climbing roses',
        fr: 'La porte verte du mur du jardin, ouverte parmi les rosiers grimpants',
      },
      tags: ['door', 'roses'],
      draw: (s, p) => [
        wall(s, 760, 760),
        m.path('M440 760V380q160-210 320 0v380z', '#e3c79a') +
          m.path('M470 760V394q130-170 260 0v366z', s.down('#c4e4ea', '#8fbb70')),
        m.at(470, 394, 0.217, m.tree(s, 600, 1240, 900, '#5f9457', '#5a3a2a')) +
          m.path('M470 640q130-60 260 0v120H470z', '#a9c97a') +
          m.path('M560 760q30-80 20-130h40q-10 60 40 130z', '#f3ead2'),
        m.path('M470 760V394q20-28 44-46L414 430v400z', s.across('#2f6f5a', '#3f8a70')) +
          m.circle(436, 620, 9, '#f3c14b'),
        m.garland(s, p, [...m.arc(600, 400, 230, 260, 180, 360, 13)], {
          kinds: ['rose', 'peony'],
          twigs: ['olive'],
          size: 3,
          spread: 46,
          lush: 1.4,
          leafy: 1.3,
        }),
        m.rect(0, 760, 1200, 140, s.down('#c9b48a', '#e3d2a4')),
        m.potted(330, 800, 190, '#4f7a5a', '#c9704f') + m.potted(870, 800, 190, '#4f7a5a', '#c9704f'),
        m.dim(s, 780, '#4a2b2a', 0.25),
      ],
    },
    {
      alt: {
        en: 'Seed trays, a watering can and terracotta pots on the bench of the glasshouse',
        fr: 'Des semis, un arrosoir et des pots de terre cuite sur la table de la serre',
      },
      tags: ['glasshouse', 'potting'],
      draw: (s, p) => [
        m.sky(s, p, 900),
        m.hedge(s, 0, 600, 1200, 160, '#7fae6f'),
        m.rect(0, 0, 1200, 640, '#ffffff', { opacity: 0.28 }) +
          m.line(
            'M0 40L600 0l600 40M150 20v620M450 0v640M750 0v640M1050 20v620M0 220h1200M0 430h1200',
            '#fdf6ea',
            14,
          ),
        m.board(0, 1200, 640, 90, '#b98a5c', 60),
        ...[150, 330, 900, 1060].map((x, i) =>
          m.potted(x, 660, 190 + (i % 2) * 60, i % 2 ? '#6fa060' : '#4f8450', '#c9704f'),
        ),
        m.path('M520 640v-130h160v130z', s.across('#8fb0b8', '#5f8a96')) +
          m.path('M680 540l110-70 12 18-110 110z', '#6f98a4') +
          m.path('M784 452l52 44-14 16-54-44z', '#5f8a96') +
          m.path('M530 512q70-110 140 0', 'none', { stroke: '#5f8a96', 'stroke-width': 14 }),
        m.rect(380, 700, 420, 46, '#8a5a3c', { rx: 8 }) + m.grass(s, 704, 46, '#5f9a4f', 60, 396, 784),
        m.dim(s, 740, '#4a3b2a', 0.3),
      ],
    },
  ],
}
