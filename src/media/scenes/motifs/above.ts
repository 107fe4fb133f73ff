import { darker, lighter, type Palette } from '../colour.ts'
import { circle, d, dots, ellipse, group, line, path, range, rect } from '../draw.ts'
import type { Sheet } from '../sheet.ts'

/** A table seen from straight above: everything is a circle with a shadow to the lower right. */
const cast = (x: number, y: number, r: number) =>
  circle(x + r * 0.07, y + r * 0.09, r * 1.03, '#101a38', { opacity: 0.18 })

export function plate(
  s: Sheet,
  x: number,
  y: number,
  r: number,
  rim: string,
  dish: string,
  edge: 'plain' | 'beads' | 'scallop' | 'rays' | 'double' = 'plain',
  trim = '#d9b26a',
): string {
  const around = range(
    36,
    (i) =>
      [x + Math.cos((i * Math.PI) / 18) * r * 0.94, y + Math.sin((i * Math.PI) / 18) * r * 0.94] as const,
  )
  const edges = {
    plain: () => circle(x, y, r, rim),
    beads: () => circle(x, y, r * 0.96, rim) + dots(around, r * 0.085, rim),
    scallop: () =>
      circle(x, y, r * 0.94, rim) +
      dots(
        around.filter((_, i) => i % 2),
        r * 0.28,
        rim,
      ),
    rays: () =>
      circle(x, y, r, rim) +
      line(
        range(
          48,
          (i) =>
            d`M${x + Math.cos((i * Math.PI) / 24) * r * 0.74} ${y + Math.sin((i * Math.PI) / 24) * r * 0.74}L${x + Math.cos((i * Math.PI) / 24) * r * 0.97} ${y + Math.sin((i * Math.PI) / 24) * r * 0.97}`,
        ).join(''),
        trim,
        2.4,
      ),
    double: () =>
      circle(x, y, r, rim) +
      circle(x, y, r * 0.95, 'none', { stroke: trim, 'stroke-width': 3 }) +
      circle(x, y, r * 0.88, 'none', { stroke: trim, 'stroke-width': 1.5 }),
  }
  return (
    cast(x, y, r) +
    edges[edge]() +
    circle(x + 3, y + 4, r * 0.73, '#101a38', { opacity: 0.14 }) +
    circle(x, y, r * 0.71, s.down(lighter(dish, 0.5), dish)) +
    circle(x, y, r * 0.69, 'none', { stroke: trim, 'stroke-width': 2.5 }) +
    circle(x, y, r * 0.47, darker(dish, 0.25), { opacity: 0.14 }) +
    circle(x + 1, y + 2, r * 0.46, lighter(dish, 0.55))
  )
}

export function cutlery(s: Sheet, x: number, y: number, gap: number, metal: string, k = 1): string {
  const fork = s.stamp(
    path('M-3 110v-120q-13-6-12-26l1-54h4v44h4v-44h4v44h4v-44h4l1 54q1 20-10 26v120z', metal),
    path('M-3 110v-120h2v120z', '#fff', { opacity: 0.4 }),
  )
  const knife = s.stamp(
    path('M-4 110V-10l1-82q14 10 11 82H4v120z', metal),
    path('M-4 110V-10h2v120z', '#fff', { opacity: 0.4 }),
  )
  const spoon = s.stamp(
    path('M-3 110V-30q-12-6-12-30a13 26 0 0 1 26 0q0 24-11 30v140z', metal),
    ellipse(-4, -60, 6, 17, '#fff', { opacity: 0.3 }),
  )
  return (
    fork(x - gap, y, k) +
    fork(x - gap - 40 * k, y + 8, k * 0.88) +
    knife(x + gap, y, k) +
    spoon(x + gap + 40 * k, y + 4, k * 0.94)
  )
}

export const napkin = (x: number, y: number, w: number, h: number, colour: string, turn = 0) =>
  group(
    { transform: d`translate(${x} ${y})rotate(${turn})` },
    rect(-w / 2 + 5, -h / 2 + 7, w, h, '#101a38', { opacity: 0.16, rx: 3 }),
    rect(-w / 2, -h / 2, w, h, colour, { rx: 3 }),
    path(d`M${-w / 2} ${-h / 2}h${w * 0.3}v${h}h${-w * 0.3}z`, darker(colour, 0.4), { opacity: 0.12 }),
    line(d`M${w * 0.1} ${-h / 2}v${h}M${w * 0.3} ${-h / 2}v${h}`, '#fff', 2, { opacity: 0.35 }),
  )

/** A napkin drawn through a ring or tied in the middle. */
export const tied = (x: number, y: number, h: number, colour: string, ring: string, turn = 0) =>
  group(
    { transform: d`translate(${x} ${y})rotate(${turn})scale(${h / 200})` },
    path(
      'M-8 0C-20-40-56-70-50-100q50-12 100 0C56-70 20-40 8 0C20 40 44 66 40 100q-40 10-80 0C-44 66-20 40-8 0z',
      colour,
    ),
    path('M-2 0C-8-40-24-70-22-104h16C-8-70-2-40-2 0zM3 0C8 40 14 70 12 104h14C22 70 10 40 3 0z', '#101a38', {
      opacity: 0.13,
    }),
    path('M-16-9h32v18h-32z', ring),
  )

export const glassAbove = (s: Sheet, x: number, y: number, r: number, drink: string) =>
  cast(x, y, r) +
  circle(x, y, r, '#fff', { opacity: 0.42 }) +
  circle(x, y, r * 0.8, s.ball(lighter(drink, 0.45), drink, darker(drink, 0.15))) +
  path(d`M${x - r * 0.55} ${y - r * 0.2}q${r * 0.12} ${-r * 0.38} ${r * 0.5} ${-r * 0.42}`, 'none', {
    stroke: '#fff',
    'stroke-width': r * 0.12,
    opacity: 0.75,
    'stroke-linecap': 'round',
  })

export const candleAbove = (
  s: Sheet,
  p: Palette,
  x: number,
  y: number,
  r: number,
  wax: string,
  holder: string,
) =>
  circle(x, y, r * 4, s.halo(p.glow, 0.7)) +
  cast(x, y, r) +
  circle(x, y, r, holder) +
  circle(x, y, r * 0.72, s.ball('#fff6d8', lighter(wax, 0.3), wax)) +
  circle(x, y, r * 0.2, '#fffbe8')

/** Tabletops. */
export const planksAbove = (s: Sheet, wood: string, count = 6) =>
  rect(0, 0, s.width, s.height, s.across(lighter(wood, 0.14), wood, darker(wood, 0.08))) +
  path(
    range(count, (i) =>
      i % 2 ? d`M${(i * s.width) / count} 0h${s.width / count}v${s.height}h${-s.width / count}z` : '',
    ).join(''),
    darker(wood, 0.4),
    { opacity: 0.1 },
  ) +
  line(
    range(count - 1, (i) => d`M${((i + 1) * s.width) / count} 0v${s.height}`).join(''),
    darker(wood, 0.5),
    3,
    { opacity: 0.5 },
  ) +
  line(
    range(count * 3, () => {
      const x = s.chance.whole(0, s.width)
      return d`M${x} ${s.chance.whole(0, s.height)}q${s.chance.whole(-8, 8)} 90 0 ${s.chance.whole(140, 260)}`
    }).join(''),
    darker(wood, 0.5),
    2,
    { opacity: 0.22, 'stroke-linecap': 'round' },
  )
export const linenAbove = (s: Sheet, colour: string, stripe?: string) =>
  rect(0, 0, s.width, s.height, s.down(lighter(colour, 0.2), darker(colour, 0.06))) +
  line(
    range(9, (i) => d`M${i * 150 - 40} 0q30 240 -6 460t10 ${s.height - 460}`).join(''),
    darker(colour, 0.4),
    14,
    { opacity: 0.05 },
  ) +
  (stripe
    ? path(range(12, (i) => d`M${i * 100 + 20} 0h36v${s.height}h-36z`).join(''), stripe, { opacity: 0.5 })
    : '')
export const marbleAbove = (s: Sheet, colour: string, vein: string) =>
  rect(0, 0, s.width, s.height, s.down(lighter(colour, 0.2), colour)) +
  line(
    range(
      7,
      (i) =>
        d`M${i * 220 - 260} 0q${s.chance.whole(60, 160)} ${s.chance.whole(140, 260)} ${s.chance.whole(60, 140)} 420t${s.chance.whole(80, 200)} 500`,
    ).join(''),
    vein,
    4,
    { opacity: 0.3 },
  ) +
  line(
    range(6, (i) => d`M${i * 260 - 120} 0q${s.chance.whole(-60, 60)} 300 140 500t120 420`).join(''),
    vein,
    9,
    { opacity: 0.1 },
  )
/** A strip of cloth laid across. */
export const runnerAbove = (s: Sheet, y: number, h: number, colour: string, edge: string) =>
  rect(0, y + 6, s.width, h, '#101a38', { opacity: 0.12 }) +
  rect(0, y, s.width, h, s.down(lighter(colour, 0.15), darker(colour, 0.05))) +
  rect(0, y + 10, s.width, 4, edge) +
  rect(0, y + h - 14, s.width, 4, edge)

/** The mouth of a jar of water, from above. */
export const jarTop = (s: Sheet, x: number, y: number, r: number) => glassAbove(s, x, y, r, '#cfe6ea')
