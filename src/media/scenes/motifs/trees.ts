import { darker, lighter } from '../colour.ts'
import { circle, curve, d, dots, ellipse, group, line, type Point, path, polar, range } from '../draw.ts'
import type { Sheet } from '../sheet.ts'
import { twig } from './flowers.ts'

export const cypress = (x: number, y: number, h: number, colour: string) =>
  path(
    d`M${x} ${y - h}c${h * 0.13} ${h * 0.3} ${h * 0.16} ${h * 0.9} 0 ${h}c${-h * 0.16} ${-h * 0.1} ${-h * 0.13} ${-h * 0.7} 0 ${-h}z`,
    colour,
  ) +
  path(d`M${x} ${y - h}c${h * 0.13} ${h * 0.3} ${h * 0.16} ${h * 0.9} 0 ${h}z`, darker(colour, 0.5), {
    opacity: 0.22,
  })

/** A round-headed tree: trunk, three masses of leaves, and light from the left. */
export function tree(s: Sheet, x: number, y: number, h: number, colour: string, trunk: string): string {
  const r = h * 0.3
  const crown = [
    [0, -h * 0.68, r],
    [-r * 0.8, -h * 0.52, r * 0.75],
    [r * 0.85, -h * 0.5, r * 0.72],
    [r * 0.1, -h * 0.44, r * 0.7],
  ]
  const flecks = range(16, () => {
    const [a, b] = polar(s.chance.between(150, 300), r * s.chance.between(0.2, 0.9))
    return [x + a, y - h * 0.64 + b] as Point
  })
  return (
    line(
      d`M${x} ${y}q${-h * 0.02} ${-h * 0.3} 0 ${-h * 0.5}M${x} ${y - h * 0.28}q${h * 0.06} ${-h * 0.1} ${h * 0.16} ${-h * 0.2}M${x} ${y - h * 0.25}q${-h * 0.08} ${-h * 0.1} ${-h * 0.16} ${-h * 0.2}`,
      trunk,
      h * 0.045,
    ) +
    crown.map(([dx, dy, cr]) => circle(x + dx!, y + dy!, cr!, colour)).join('') +
    circle(x - r * 0.2, y - h * 0.74, r * 0.72, lighter(colour, 0.35), { opacity: 0.3 }) +
    circle(x - r * 0.78, y - h * 0.58, r * 0.5, lighter(colour, 0.35), { opacity: 0.22 }) +
    dots(flecks, h * 0.035, lighter(colour, 0.45), { opacity: 0.5 })
  )
}

export function pine(x: number, y: number, h: number, colour: string, snow?: string): string {
  const tiers = range(4, (i) => {
    const top = y - h + i * h * 0.19
    const w = h * (0.12 + i * 0.055)
    return {
      shape: d`M${x} ${top}l${w} ${h * 0.34}q${-w} ${h * 0.05} ${-2 * w} 0z`,
      cap: d`M${x} ${top}l${w * 0.5} ${h * 0.17}q${-w * 0.25} ${-h * 0.05} ${-w * 0.45} 0q${-w * 0.3} ${-h * 0.05} ${-w * 0.55} 0z`,
    }
  })
  return (
    line(d`M${x} ${y}v${-h * 0.2}`, darker(colour, 0.5), h * 0.05) +
    path(tiers.map((tier) => tier.shape).join(''), colour) +
    (snow ? path(tiers.map((tier) => tier.cap).join(''), snow, { opacity: 0.9 }) : '')
  )
}

export function palm(x: number, y: number, h: number, leaf: string, trunk: string, lean = 0.12): string {
  const [tx, ty] = [x + h * lean, y - h]
  const fronds = [-165, -140, -105, -70, -35, -10, 20, 160]
    .map((turn) => {
      const [ex, ey] = polar(turn, h * 0.42)
      const [cx, cy] = polar(turn + (turn < -90 || turn > 90 ? 30 : -30), h * 0.3)
      return d`M${tx} ${ty}q${cx} ${cy} ${ex} ${ey + h * 0.12}Q${tx + cx * 0.8} ${ty + cy * 0.4} ${tx} ${ty}z`
    })
    .join('')
  return (
    line(d`M${x} ${y}q${h * lean * 0.1} ${-h * 0.6} ${h * lean} ${-h}`, trunk, h * 0.045, {
      'stroke-linecap': 'round',
    }) + path(fronds, leaf)
  )
}

/** A clipped hedge with a soft top. */
export function hedge(s: Sheet, x: number, y: number, w: number, h: number, colour: string): string {
  const flecks = range(
    Math.round(w / 16),
    () => [x + s.chance.between(8, w - 8), y - h + s.chance.between(6, h - 6)] as Point,
  )
  return (
    path(d`M${x} ${y}v${-h + 18}q0 -18 18 -18h${w - 36}q18 0 18 18v${h - 18}z`, colour) +
    dots(flecks, 9, lighter(colour, 0.35), { opacity: 0.35 })
  )
}

export const topiary = (x: number, y: number, h: number, colour: string, pot: string) =>
  line(d`M${x} ${y}v${-h * 0.6}`, darker(pot, 0.3), h * 0.04) +
  circle(x, y - h * 0.72, h * 0.27, colour) +
  circle(x - h * 0.07, y - h * 0.78, h * 0.16, lighter(colour, 0.3), { opacity: 0.4 }) +
  path(d`M${x - h * 0.14} ${y - h * 0.22}h${h * 0.28}l${-h * 0.04} ${h * 0.22}h${-h * 0.2}z`, pot)

/** Leaves hanging into the picture from a corner: something near, so the rest is far. */
export function bough(s: Sheet, side: 'left' | 'right', colour: string, reach = 420): string {
  const leafy = twig(s, 'sprig')
  const hanging = range(4, (i) => {
    const long = reach - i * 80
    const drop = (share: number) => -16 + i * 34 * share + share * share * (30 + i * 40)
    const spine: Point[] = range(5, (_, share) => [share * long, drop(share)])
    const leaves = range(7, (j) => {
      const share = (j + 0.6) / 7
      return leafy(
        Math.round(share * long),
        Math.round(drop(share)),
        1.6,
        (j % 2 ? 7 : 3 - i) * 10 + ((i * 3 + j * 7) % 5) * 10 - 20,
      )
    })
    return line(curve(spine), colour, 5) + group({ fill: i % 2 ? colour : lighter(colour, 0.14) }, ...leaves)
  })
  return s.stamp(...hanging)(side === 'left' ? 0 : s.width, 0, side === 'left' ? 1 : [-1, 1])
}

/** A big-leaved plant in a basket or pot. */
export function potted(x: number, y: number, h: number, leaf: string, pot: string): string {
  const leaves = [-150, -125, -100, -80, -55, -30].map((turn, i) => {
    const [ex, ey] = polar(turn, h * (0.62 + (i % 2) * 0.12))
    const w = h * 0.13
    const [nx, ny] = polar(turn + 90, w)
    return d`M${x} ${y - h * 0.26}Q${x + ex * 0.55 + nx} ${y - h * 0.26 + ey * 0.6 + ny} ${x + ex} ${y - h * 0.26 + ey}Q${x + ex * 0.55 - nx} ${y - h * 0.26 + ey * 0.6 - ny} ${x} ${y - h * 0.26}z`
  })
  return (
    ellipse(x, y, h * 0.2, h * 0.03, '#101a38', { opacity: 0.2 }) +
    path(leaves.filter((_, i) => i % 2).join(''), darker(leaf, 0.2)) +
    path(leaves.filter((_, i) => i % 2 === 0).join(''), leaf) +
    path(d`M${x - h * 0.17} ${y - h * 0.3}h${h * 0.34}l${-h * 0.05} ${h * 0.3}h${-h * 0.24}z`, pot) +
    path(d`M${x + h * 0.04} ${y - h * 0.3}h${h * 0.13}l${-h * 0.05} ${h * 0.3}h${-h * 0.1}z`, '#101a38', {
      opacity: 0.14,
    })
  )
}
