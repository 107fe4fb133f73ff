import type { Gallery } from '../gallery.ts'
import * as m from '../motifs/all.ts'
import type { Sheet } from '../sheet.ts'

const paint = m.palette('golden', {
  far: '#d9b98a',
  mid: '#b5764f',
  near: '#8a4f3c',
  ground: '#c9a57a',
  bloom: ['#ffffff', '#f3c9b4', '#d9647c', '#b3475a'],
  accent: '#3f7a6a',
})
/** A brick front with rows of sash windows. */
const house = (s: Sheet, x: number, w: number, top: number, floor: number, brick: string, cols: number) => {
  const gap = w / cols
  const panes = m.range(cols * 2, (i) => {
    const px = x + (i % cols) * gap + gap * 0.26
    const py = top + 60 + Math.floor(i / cols) * ((floor - top) * 0.34)
    return (
      m.rect(px, py, gap * 0.48, (floor - top) * 0.2, s.down('#fff3cf', '#bcd0d0'), {
        stroke: '#fdf6ea',
        'stroke-width': 7,
      }) +
      m.line(
        m.d`M${px + gap * 0.24} ${py}v${(floor - top) * 0.2}M${px} ${py + (floor - top) * 0.1}h${gap * 0.48}`,
        '#fdf6ea',
        4,
      )
    )
  })
  const courses = m.range(9, (i) => m.d`M${x} ${top + 30 + (i * (floor - top)) / 9}h${w}`)
  return (
    m.rect(x, top, w, floor - top, s.down(m.lighter(brick, 0.12), brick)) +
    m.line(courses.join(''), m.darker(brick, 0.3), 2, { opacity: 0.35 }) +
    m.rect(x - 8, top - 16, w + 16, 22, '#f3e2c4') +
    panes.join('')
  )
}
const door = (x: number, y: number, h: number, colour: string) =>
  m.at(
    x,
    y,
    h / 200,
    m.path('M-66 0v-150q66-84 132 0V0z', '#f3e2c4') + m.path('M-50 0v-142q50-68 100 0V0z', colour),
    m.line(
      'M0-190V0M-34-118h24v46h-24zM10-118h24v46h-24zM-34-54h24v40h-24zM10-54h24v40h-24z',
      m.darker(colour, 0.35),
      4,
    ),
    m.circle(8, -62, 5, '#f3c14b'),
  )

export const hiddenCourtyards: Gallery = {
  slug: 'hidden-courtyards',
  kind: 'tour',
  paint,
  tags: ['city', 'courtyard', 'walk'],
  pictures: [
    {
      alt: {
        en: 'A brick courtyard with an arched green door, a mulberry tree and a fountain in evening light',
        fr: 'Une cour de brique, une porte verte en arc, un mûrier et une fontaine dans la lumière du soir',
      },
      tags: ['door', 'fountain'],
      draw: (s, p) => [
        m.sky(s, p, 420),
        m.sun(s, p, 980, 120, 46),
        house(s, 0, 420, 190, 640, '#a8583f', 3) +
          house(s, 420, 420, 130, 640, '#8f4a3a', 3) +
          house(s, 840, 380, 220, 640, '#b3684a', 3),
        door(630, 646, 220, '#3f7a6a'),
        m.rect(0, 640, 1200, 260, s.down('#b99a72', '#e3c79a')),
        m.line(
          `${m.range(9, (i) => m.d`M${600 + (i - 4) * 70} 640L${600 + (i - 4) * 260} 900`).join('')}M0 700h1200M0 780h1200`,
          '#8a6a4c',
          3,
          { opacity: 0.35 },
        ),
        m.tree(s, 210, 760, 470, '#5f8a4f', '#5a3a2a'),
        m.ellipse(880, 800, 190, 46, '#8f8a80') +
          m.ellipse(880, 788, 170, 36, s.down('#8fc4c8', '#4f8f9a')) +
          m.path('M862 790q8-60 0-110h36q-8 50 0 110z', '#a8a294') +
          m.ellipse(880, 682, 70, 18, '#b9b2a4') +
          m.line(
            'M880 676q-70-70-90 40M880 676q70-70 90 40M880 676q-30-90-40 60M880 676q30-90 40 60',
            '#e9f6f3',
            4,
            { opacity: 0.8 },
          ),
        m.lady(s, '#3f5d8a', 1, false)(520, 800, 1.35) + m.gent(s, '#4a3b52', 2)(590, 790, 1.35),
        m.potted(750, 660, 110, '#4f7a5a', '#c9704f'),
        m.dim(s, 800, '#4a2b2a', 0.3),
      ],
    },
    {
      alt: {
        en: 'A narrow printers’ alley under washing-line bulbs, with a lamp over a bookshop door',
        fr: 'Une ruelle d’imprimeurs sous une guirlande d’ampoules, une lampe au-dessus d’une librairie',
      },
      tags: ['alley', 'bookshop'],
      draw: (s, p) => [
        m.sky(s, p, 900),
        m.skyline(s, 650, 60, 150, '#d9a06a', '#fff3cf', 60),
        m.path('M0 0h430l60 640-60 260H0z', s.across('#8a4f3c', '#b5694a')) +
          m.path('M1200 0H770l-60 640 60 260h430z', s.across('#a85f45', '#7a4436')),
        m.line(
          m
            .range(
              11,
              (i) =>
                m.d`M0 ${60 + i * 76}L${436 + i * 5} ${90 + i * 50}M1200 ${60 + i * 76}L${764 - i * 5} ${90 + i * 50}`,
            )
            .join(''),
          '#5a2f2a',
          3,
          { opacity: 0.3 },
        ),
        m.path('M490 640h220l160 260H330z', s.down('#a88a6a', '#dcbf96')),
        m.line('M600 640v260M545 640l-110 260M655 640l110 260M470 700h260M430 770h340', '#7a5a42', 3, {
          opacity: 0.4,
        }),
        m.rect(70, 330, 250, 320, '#2f5d55') +
          m.rect(92, 360, 206, 190, s.down('#ffe9b0', '#e0a860')) +
          m.line('M92 420h206M92 486h206', '#5a3a2a', 8) +
          m
            .range(16, (i) =>
              m.rect(
                100 + (i % 8) * 24,
                i < 8 ? 376 : 440,
                16,
                42,
                ['#b3475a', '#3f5d8a', '#f3c14b', '#3f7a6a'][i % 4],
              ),
            )
            .join('') +
          m.path('M60 330h270l-24 50H84z', '#f3e2c4'),
        door(960, 720, 330, '#3f5d8a'),
        m.bulbs(p, [350, 180], [860, 210], 90, 13, 12) + m.bulbs(p, [380, 320], [820, 300], 70, 11, 9),
        m.gent(s, '#3a3550', 1)(575, 770, 1.5) + m.lady(s, '#d9647c', 3, false)(645, 776, 1.5),
        m.lantern(s, p, '#2b2a3a')(386, 470, 1.1),
        m.dim(s, 760, '#3f2230', 0.35),
      ],
    },
    {
      alt: {
        en: 'Tea in china cups on a table between the arches of a cloister',
        fr: 'Du thé dans des tasses de porcelaine, à une table entre les arcades d’un cloître',
      },
      tags: ['cloister', 'tea'],
      draw: (s, p) => [
        m.sky(s, p, 560),
        m.tree(s, 620, 640, 420, '#6f9a5a', '#5a3a2a') + m.hedge(s, 0, 640, 1200, 120, '#5f8a4f'),
        m.lawn(s, 640, '#86b060', '#a9c97a'),
        m.path(
          `M0 0h1200v720H0z${m.range(3, (i) => m.d`M${70 + i * 370} 720V360q160-240 320 0V720z`).join('')}`,
          s.down('#e9d5ae', '#cfae80'),
          { 'fill-rule': 'evenodd' },
        ),
        m.line(m.range(3, (i) => m.d`M${70 + i * 370} 720V360q160-240 320 0V720`).join(''), '#a8865a', 9, {
          opacity: 0.6,
        }),
        m.rect(0, 720, 1200, 180, s.down('#c9a57a', '#a87f58')),
        m.banquet(s, 300, 900, 650, 190, '#fffaf0'),
        ...[430, 600, 770].map((x) =>
          m.at(
            x,
            646,
            1.5,
            m.ellipse(0, 2, 50, 9, '#fffaf0') +
              m.path('M-30-40h60q0 38-18 40h-24q-18-2-18-40z', '#ffffff') +
              m.path('M30-32q24 0 14 18-6 8-18 8', 'none', { stroke: '#ffffff', 'stroke-width': 6 }) +
              m.ellipse(0, -40, 30, 6, '#b5764f') +
              m.line('M-28-26h56', '#3f5d8a', 3) +
              m.line('M-6-54q-8-14 0-26M10-54q-8-14 0-26', '#ffffff', 4, { opacity: 0.6 }),
          ),
        ),
        m.dim(s, 760, '#4a2b2a', 0.3),
      ],
    },
  ],
}
