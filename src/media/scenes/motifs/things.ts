import { darker, lighter, type Palette } from '../colour.ts'
import { circle, d, dots, ellipse, group, line, path, range, rect } from '../draw.ts'
import type { Sheet } from '../sheet.ts'

export const cap = (s: Sheet, cloth: string, tassel: string) =>
  s.stamp(
    path('M-26 2v18q26 14 52 0V2z', darker(cloth, 0.25)),
    path('M0-22L56 0 0 20-56 0z', cloth),
    path('M0-22L56 0 0-4-56 0z', lighter(cloth, 0.2)),
    line('M0-2Q30 2 40 14V34', tassel, 3),
    path('M36 32h8l3 18h-14z', tassel),
  )
export const gift = (x: number, y: number, w: number, h: number, paper: string, ribbon: string) =>
  rect(x - w / 2, y - h, w, h, paper) +
  rect(x + w * 0.12, y - h, w * 0.38, h, '#101a38', { opacity: 0.1 }) +
  rect(x - w * 0.09, y - h, w * 0.18, h, ribbon) +
  rect(x - w * 0.54, y - h, w * 1.08, h * 0.18, darker(paper, 0.08)) +
  rect(x - w * 0.09, y - h, w * 0.18, h * 0.18, darker(ribbon, 0.1)) +
  path(
    d`M${x} ${y - h}c${-w * 0.4} ${-w * 0.36} ${-w * 0.5} ${w * 0.02} 0 0c${w * 0.5} ${w * 0.02} ${w * 0.4} ${-w * 0.36} 0 0z`,
    ribbon,
  )
export const blocks = (x: number, y: number, k: number, colours: readonly string[]) =>
  [
    [-52, 0],
    [52, 0],
    [0, -100],
  ]
    .map(([dx, dy], i) => at4(x + dx! * k, y + dy! * k, 96 * k, colours[i % colours.length]!, i))
    .join('')
const at4 = (x: number, y: number, w: number, colour: string, i: number) =>
  rect(x - w / 2, y - w, w, w, colour, { rx: w * 0.06 }) +
  rect(x - w * 0.38, y - w * 0.88, w * 0.76, w * 0.76, lighter(colour, 0.6), { rx: 4 }) +
  [
    circle(x, y - w / 2, w * 0.22, colour),
    path(d`M${x} ${y - w * 0.78}l${w * 0.26} ${w * 0.5}h${-w * 0.52}z`, colour),
    path(
      d`M${x} ${y - w * 0.28}c${-w * 0.5} ${-w * 0.3} ${-w * 0.2} ${-w * 0.6} 0 ${-w * 0.32}c${w * 0.2} ${-w * 0.28} ${w * 0.5} ${w * 0.02} 0 ${w * 0.32}z`,
      colour,
    ),
  ][i % 3]
export const rockingHorse = (x: number, y: number, k: number, wood: string, mane: string, saddle: string) =>
  group(
    { transform: d`translate(${x} ${y})scale(${k})` },
    path('M-130-14Q0 44 130-14l6 10Q0 66-136-4z', darker(wood, 0.2)),
    line('M-62 12L-46-62M62 12L46-62M-30 18L-30-60M34 18L26-60', darker(wood, 0.1), 13, {
      'stroke-linecap': 'round',
    }),
    path('M-72-104q-44 20-40 70q14-40 44-44z', mane),
    path(
      'M-74-60q-10-50 30-54q30 8 66 0q12-50 40-66l4-18 14 12q30 18 32 44q-2 12-16 10q-16-8-26 0q4 60-34 76h-74q-30 0-36-4z',
      wood,
    ),
    path('M62-196q-38 20-46 86l18-8q10-34 34-54z', mane),
    path('M-34-114q28 10 56 0v46q-28 8-56 0z', saddle),
    circle(82, -160, 5, '#2b1d1a'),
    line('M98-138Q60-120 40-112', saddle, 5),
  )
export const teddy = (x: number, y: number, k: number, fur: string, bow: string) =>
  group(
    { transform: d`translate(${x} ${y})scale(${k})` },
    ellipse(-34, -12, 22, 16, fur),
    ellipse(34, -12, 22, 16, fur),
    circle(0, -50, 46, darker(fur, 0.06)),
    circle(0, -44, 28, lighter(fur, 0.4)),
    ellipse(-44, -66, 14, 24, fur, { transform: 'rotate(30 -44 -66)' }),
    ellipse(44, -66, 14, 24, fur, { transform: 'rotate(-30 44 -66)' }),
    circle(-27, -146, 15, fur),
    circle(27, -146, 15, fur),
    circle(-27, -146, 8, lighter(fur, 0.4)),
    circle(27, -146, 8, lighter(fur, 0.4)),
    circle(0, -118, 38, fur),
    ellipse(0, -106, 16, 12, lighter(fur, 0.5)),
    dots(
      [
        [-13, -122],
        [13, -122],
      ],
      6,
      '#2b1d1a',
    ),
    ellipse(0, -111, 6, 4, '#2b1d1a'),
    path('M0-80l-24-12v24zM0-80l24-12v24z', bow),
    circle(0, -80, 7, darker(bow, 0.15)),
  )
export const partyHat = (x: number, y: number, h: number, one: string, two: string) =>
  path(d`M${x} ${y - h}L${x + h * 0.34} ${y}q${-h * 0.34} ${h * 0.1} ${-h * 0.68} 0z`, one) +
  path(
    d`M${x - h * 0.12} ${y - h * 0.64}q${h * 0.12} ${h * 0.06} ${h * 0.24} 0l${h * 0.06} ${h * 0.16}q${-h * 0.18} ${h * 0.08} ${-h * 0.36} 0zM${x - h * 0.25} ${y - h * 0.26}q${h * 0.25} ${h * 0.08} ${h * 0.5} 0l${h * 0.05} ${h * 0.14}q${-h * 0.3} ${h * 0.1} ${-h * 0.6} 0z`,
    two,
  ) +
  circle(x, y - h, h * 0.1, two)
export const piano = (s: Sheet, x: number, y: number, k: number, body: string, keys: string) =>
  group(
    { transform: d`translate(${x} ${y})scale(${k})` },
    line('M-150 0V-80M120 0V-80M30 0V-80', darker(body, 0.2), 12),
    path('M-190-84h340q26-2 26-30v-22h-366z', s.down(lighter(body, 0.18), body)),
    path('M-150-136Q-120-250 20-262Q150-268 176-150l0 14z', body),
    path('M-120-140Q-96-232 24-242Q130-248 152-152z', lighter(body, 0.25), { opacity: 0.5 }),
    line('M60-136L76-226', darker(body, 0.3), 5),
    path('M-206-112h40v16h-40z', keys),
    rect(-210, -134, 26, 44, body),
    path('M-260 0v-56M-230 0v-56', 'none', { stroke: body, 'stroke-width': 7 }),
    rect(-274, -68, 60, 14, darker(body, 0.1), { rx: 5 }),
  )
export const wreath = (x: number, y: number, r: number, wood: string) =>
  circle(x, y, r, 'none', { stroke: wood, 'stroke-width': r * 0.16 })
export const snow = (s: Sheet, count: number, bottom: number, from = 0, to = s.width) =>
  [5, 9]
    .map((size, i) =>
      dots(
        range(
          Math.round(count / (i + 1)),
          () => [s.chance.between(from, to), s.chance.between(0, bottom)] as const,
        ),
        size,
        '#fff',
        { opacity: 0.55 + i * 0.25 },
      ),
    )
    .join('')
export function boat(x: number, y: number, k: number, hull: string, trim: string, sail?: string) {
  return group(
    { transform: d`translate(${x} ${y})scale(${k})` },
    sail
      ? line('M0-40V-300', '#6a4a36', 6) +
          path('M8-296Q120-190 130-60H8z', sail) +
          path('M-8-270Q-70-170-84-60H-8z', lighter(sail, 0.4))
      : '',
    path('M-150-44Q0-22 150-50Q136 6 96 18H-96Q-136 6-150-44z', hull),
    path('M-150-44Q0-22 150-50l-3 14Q0-8-146-32z', trim),
  )
}
export const parasol = (x: number, y: number, h: number, one: string, two: string, wood: string) => {
  const w = h * 0.62
  const top = y - h
  return (
    line(d`M${x} ${y}V${top}`, wood, h * 0.025) +
    path(
      d`M${x - w} ${top + h * 0.26}Q${x - w * 0.5} ${top - h * 0.02} ${x} ${top}Q${x + w * 0.5} ${top - h * 0.02} ${x + w} ${top + h * 0.26}q${-w * 0.2} ${-h * 0.07} ${-w * 0.4} 0q${-w * 0.3} ${-h * 0.07} ${-w * 0.6} 0q${-w * 0.3} ${-h * 0.07} ${-w * 0.6} 0q${-w * 0.2} ${-h * 0.07} ${-w * 0.4} 0z`,
      one,
    ) +
    path(
      d`M${x} ${top}Q${x - w * 0.3} ${top + h * 0.06} ${x - w * 0.6} ${top + h * 0.26}q${w * 0.3} ${-h * 0.07} ${w * 0.6} 0zM${x} ${top}Q${x + w * 0.5} ${top - h * 0.02} ${x + w} ${top + h * 0.26}q${-w * 0.2} ${-h * 0.07} ${-w * 0.4} 0Q${x + w * 0.3} ${top + h * 0.06} ${x} ${top}z`,
      two,
    ) +
    circle(x, top, h * 0.016, wood)
  )
}
export const ringBox = (x: number, y: number, k: number, velvet: string, p: Palette) =>
  group(
    { transform: d`translate(${x} ${y})scale(${k})` },
    ellipse(6, 6, 150, 22, '#101a38', { opacity: 0.25 }),
    path('M-118-96L-104-226q104-22 208 0l14 130z', darker(velvet, 0.25)),
    path('M-96-102l10-104q86-16 172 0l10 104z', lighter(velvet, 0.5)),
    path('M-130-100q130 26 260 0v82q-130 34-260 0z', velvet),
    path('M-130-100q130-22 260 0q-130 30-260 0z', lighter(velvet, 0.6)),
    path('M-34-96q34 8 68 0q-34-10-68 0z', darker(velvet, 0.5)),
    circle(0, -128, 40, 'none', { stroke: p.metal, 'stroke-width': 9 }),
    circle(-1, -129, 43, 'none', { stroke: lighter(p.metal, 0.6), 'stroke-width': 2 }),
    path('M-28-96q28 12 56 0v10q-28 10-56 0z', lighter(velvet, 0.35)),
    path('M0-160l-28-30 13-20h30l13 20z', '#e9f6ff'),
    path('M-28-190h56l-28 30zM-8-190l8 30 8-30-8-20z', '#bfe2f4'),
    path('M-15-210l7 20h-20zM15-210l-7 20h20z', '#fff'),
    path('M-130-60q130 28 260 0v8q-130 28-260 0z', p.metal, { opacity: 0.8 }),
  )
export const cello = (x: number, y: number, k: number, wood: string) =>
  group(
    { transform: d`translate(${x} ${y})rotate(-12)scale(${k})` },
    line('M0 0V24', '#222', 4),
    path('M0 0c-62 0-74-66-44-92c-30-22-18-86 44-86s74 64 44 86c30 26 18 92-44 92z', wood),
    path('M0 0c62 0 74-66 44-92c30-22 18-86-44-86z', darker(wood, 0.4), { opacity: 0.25 }),
    line('M0-60V-330', darker(wood, 0.6), 9),
    path('M-12-346h24l-6 34h-12z', darker(wood, 0.5)),
    line('M-20-112q-10 20 2 44M20-112q10 20-2 44', '#2b1410', 4),
    line('M-3-60V-320M3-60V-320', '#f2e3c8', 1.2),
    rect(-16, -66, 32, 6, '#f2e3c8'),
  )
export const lollipop = (x: number, y: number, h: number, r: number, one: string, two: string) =>
  line(d`M${x} ${y}V${y - h}`, '#fffaf0', r * 0.14) +
  circle(x, y - h, r, one) +
  line(
    range(
      7,
      (i) =>
        d`M${x} ${y - h}q${Math.cos(i * 0.9) * r * 0.8 - Math.sin(i * 0.9) * r * 0.4} ${Math.sin(i * 0.9) * r * 0.8 + Math.cos(i * 0.9) * r * 0.4} ${Math.cos(i * 0.9) * r * 0.88} ${Math.sin(i * 0.9) * r * 0.88}`,
    ).join(''),
    two,
    r * 0.2,
    { 'stroke-linecap': 'round' },
  ) +
  path(d`M${x - r * 0.6} ${y - h - r * 0.4}q${r * 0.2} ${-r * 0.3} ${r * 0.5} ${-r * 0.38}`, 'none', {
    stroke: '#fff',
    'stroke-width': r * 0.1,
    opacity: 0.7,
    'stroke-linecap': 'round',
  })
export const sideTable = (x: number, y: number, w: number, h: number, top: string, leg: string) =>
  ellipse(x, y, w * 0.3, w * 0.04, '#101a38', { opacity: 0.2 }) +
  line(
    d`M${x} ${y}V${y - h}M${x - w * 0.2} ${y}Q${x} ${y - h * 0.1} ${x} ${y - h * 0.3}Q${x} ${y - h * 0.1} ${x + w * 0.2} ${y}`,
    leg,
    w * 0.045,
  ) +
  ellipse(x, y - h + 5, w / 2, w * 0.08, darker(top, 0.25)) +
  ellipse(x, y - h, w / 2, w * 0.08, top)
