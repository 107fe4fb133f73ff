import { darker, lighter, mix, type Palette } from '../colour.ts'
import { circle, d, dots, ellipse, group, line, type Point, path, polar, range, rect } from '../draw.ts'
import type { Sheet, Stamp } from '../sheet.ts'

/** A wire of bulbs that hangs between two points. */
export function bulbs(p: Palette, from: Point, to: Point, sag: number, count = 14, size = 9): string {
  const on = range(
    count,
    (_, share): Point => [
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share + 4 * sag * share * (1 - share) + size * 0.7,
    ],
  )
  return (
    line(
      d`M${from[0]} ${from[1]}Q${(from[0] + to[0]) / 2} ${(from[1] + to[1]) / 2 + sag * 2} ${to[0]} ${to[1]}`,
      p.ink,
      2,
      { opacity: 0.7 },
    ) +
    dots(on, size * 2.9, p.glow, { opacity: 0.24 }) +
    dots(on, size, lighter(p.glow, 0.45))
  )
}

/** A curtain of tiny lights. */
export function fairy(p: Palette, x: number, y: number, w: number, h: number, strands = 12): string {
  const points = range(strands, (i, share) =>
    range(
      Math.round(h / 26),
      (j): Point => [x + share * w + (j % 2 ? 2 : -2), y + 10 + j * 26 + (i % 3) * 8],
    ),
  ).flat()
  return (
    line(range(strands, (_, share) => d`M${Math.round(x + share * w)} ${y}v${h}`).join(''), p.glow, 1, {
      opacity: 0.35,
    }) + dots(points, 5, lighter(p.glow, 0.5))
  )
}

/** Flames stand on their foot at 0,0 and are 20 high. */
export const flame = (s: Sheet, p: Palette): Stamp =>
  s.stamp(
    circle(0, -8, 30, s.halo(p.glow, 0.65)),
    path('M0 0C-7-3-5-11 0-20C5-11 7-3 0 0z', p.glow),
    path('M0-1C-3-3-3-7 0-12C3-7 3-3 0-1z', '#fffbe8'),
  )

/** A slender candle in its holder, kept once for each colour and height of wick. */
export function taper(
  s: Sheet,
  p: Palette,
  x: number,
  y: number,
  h: number,
  colour: string,
  holder = p.metal,
): string {
  const one = s.stamp(
    path('M-13 0q0-7 9-8v-9h8v9q9 1 9 8z', holder),
    path('M-4-15L-3-100H3L4-15z', colour),
    flame(s, p)(0, -100),
  )
  return one(x, y, h / 100)
}

export const pillar = (s: Sheet, p: Palette, x: number, y: number, w: number, h: number, colour: string) =>
  path(
    d`M${x - w / 2} ${y}v${-h}h${w}v${h}q${-w / 2} ${w * 0.22} ${-w} 0z`,
    s.across(lighter(colour, 0.25), mix(colour, p.ink, 0.22)),
  ) +
  ellipse(x, y - h, w / 2, w * 0.13, lighter(colour, 0.5)) +
  flame(s, p)(x, y - h, Math.max(0.6, w / 34))

/** A tealight in a glass, made once for a whole row. */
export const votive = (s: Sheet, p: Palette): Stamp =>
  s.stamp(
    circle(0, -9, 44, s.halo(p.glow, 0.6)),
    path('M-10 0l-2-20h24l-2 20z', p.glow, { opacity: 0.55 }),
    path('M-9 0l-.8-9h19.6l-.8 9z', lighter(p.glow, 0.5)),
    path('M0-9C-4-11-3-15 0-20C3-15 4-11 0-9z', '#fffbe8'),
  )

/** A glazed lantern 100 high standing at 0,0. */
export const lantern = (s: Sheet, p: Palette, frame: string): Stamp =>
  s.stamp(
    circle(0, -42, 110, s.halo(p.glow, 0.5)),
    path('M-28 0v-8l4-2v-62l-4-4h56l-4 4v62l4 2v8z', frame),
    rect(-19, -68, 38, 56, s.down(mix(p.glow, '#e07a2a', 0.25), lighter(p.glow, 0.3))),
    path('M-5-12v-22h10v22z', '#fff6df'),
    path('M0-34C-5-37-4-44 0-52C4-44 5-37 0-34z', '#fffbe8'),
    path('M-28-76L-10-92h20L28-76z', frame),
    circle(0, -97, 6, 'none', { stroke: frame, 'stroke-width': 3 }),
    path('M-1-68h2v56h-2z', frame, { opacity: 0.5 }),
  )

/** A round paper lantern, 80 across, that hangs from 0,0. */
export const paperLantern = (s: Sheet, p: Palette, colour: string): Stamp =>
  s.stamp(
    circle(0, 44, 100, s.halo(p.glow, 0.4)),
    ellipse(0, 44, 40, 37, s.ball(lighter(p.glow, 0.5), mix(colour, p.glow, 0.35), colour)),
    line('M-36 28q36 10 72 0M-40 44q40 12 80 0M-36 60q36 10 72 0', colour, 1.5, { opacity: 0.6 }),
    rect(-10, 5, 20, 5, darker(colour, 0.3)),
    rect(-10, 78, 20, 5, darker(colour, 0.3)),
  )

export function hung(
  stamp: Stamp,
  p: Palette,
  places: readonly (readonly [x: number, y: number, scale: number])[],
  from = 0,
): string {
  return (
    line(places.map(([x, y, k]) => d`M${x} ${from}V${y + 6 * k}`).join(''), p.ink, 2, { opacity: 0.55 }) +
    places.map(([x, y, k]) => stamp(x, y, k)).join('')
  )
}

/** A crystal chandelier hung at x from the ceiling, its crown at y, w wide. */
export function chandelier(s: Sheet, p: Palette, x: number, y: number, w: number, tiers = 2): string {
  const light = flame(s, p)
  const part = range(tiers, (i) => {
    const r = (w / 2) * (1 - i * 0.42)
    const ty = y + w * (0.42 - i * 0.26)
    const arms = range(i ? 5 : 8, (_, share) => share * 2 - 1)
    const drops = arms.map((a) => [x + a * r, ty + r * 0.34 * Math.sqrt(1 - a * a * 0.8) + 16] as Point)
    const strand = (fall: number) => d`M${x - r} ${ty}Q${x} ${ty + r * fall} ${x + r} ${ty}`
    return (
      line([0.28, 0.5, 0.72, 0.94].map(strand).join(''), '#fffaf0', w * 0.014, {
        'stroke-linecap': 'round',
        'stroke-dasharray': d`0 ${w * 0.026}`,
      }) +
      line(strand(0.12), p.metal, w * 0.016) +
      line(
        arms
          .map((a) => d`M${x + a * r} ${ty}Q${x + a * r * 0.3} ${ty - w * 0.02} ${x} ${ty - w * 0.24}`)
          .join(''),
        p.metal,
        2.5,
        { opacity: 0.8 },
      ) +
      dots(drops, 9, '#fffaf0', { opacity: 0.85 }) +
      dots(
        drops.map(([dx, dy]) => [dx, dy + 14]),
        6,
        lighter(p.metal, 0.6),
      ) +
      arms
        .map((a) => rect(x + a * r - 3, ty - 20, 6, 20, '#fff8ea') + light(x + a * r, ty - 20, w / 460))
        .join('')
    )
  })
  return (
    circle(x, y + w * 0.3, w * 0.85, s.halo(p.glow, 0.5)) +
    line(d`M${x} 0V${y + w * 0.3}`, p.metal, 5) +
    part.reverse().join('') +
    path(d`M${x} ${y + w * 0.62}l-14 ${-w * 0.05}l14 ${-w * 0.07}l14 ${w * 0.07}z`, lighter(p.metal, 0.5)) +
    ellipse(x, y - w * 0.02, w * 0.06, w * 0.05, p.metal)
  )
}

/** A mirror ball with its squares and the flecks it throws. */
export function mirrorBall(s: Sheet, p: Palette, x: number, y: number, r: number, flecks = 40): string {
  const thrown = range(flecks, () => [s.chance.between(0, s.width), s.chance.between(0, s.height)] as Point)
  const tiles = range(6, (i) => {
    const ty = -r + ((i + 0.5) * 2 * r) / 6
    const half = Math.sqrt(r * r - ty * ty)
    return d`M${-half} ${ty}q${half} ${r * 0.1} ${half * 2} 0`
  }).join('')
  const meridians = [0.28, 0.66, 1]
    .map((k) => d`M0 ${-r}a${r * k} ${r} 0 0 0 0 ${2 * r}M0 ${-r}a${r * k} ${r} 0 0 1 0 ${2 * r}`)
    .join('')
  return (
    dots(thrown, 10, lighter(p.glow, 0.5), { opacity: 0.45 }) +
    circle(x, y, r * 2.8, s.halo(p.glow, 0.5)) +
    line(d`M${x} 0V${y - r}`, p.metal, 3) +
    circle(x, y, r, s.ball('#ffffff', mix(p.sky[2], '#dfe6f5', 0.5), mix(p.sky[0], p.sky[2], 0.4))) +
    group(
      { transform: d`translate(${x} ${y})` },
      line(tiles + meridians, p.sky[0], 1.5, { opacity: 0.5 }),
      dots(
        range(9, () => polar(s.chance.between(180, 300), r * s.chance.between(0.2, 0.85))),
        r * 0.14,
        '#fff',
        { opacity: 0.8, 'stroke-linecap': 'square' },
      ),
    )
  )
}

/** A candelabra of five arms on a tall stem. */
export function candelabra(s: Sheet, p: Palette, x: number, y: number, h: number, wax: string): string {
  const arms = [-1, -0.5, 0, 0.5, 1]
  const top = y - h * 0.66
  return (
    path(
      d`M${x - h * 0.12} ${y}q${h * 0.1} ${-h * 0.02} ${h * 0.1} ${-h * 0.1}V${top}h${h * 0.04}V${y - h * 0.1}q0 ${h * 0.08} ${h * 0.1} ${h * 0.1}z`,
      p.metal,
    ) +
    line(
      arms
        .map(
          (a) =>
            d`M${x} ${top + h * 0.12}Q${x + a * h * 0.26} ${top + h * 0.14} ${x + a * h * 0.26} ${top - (a ? 0 : h * 0.06)}`,
        )
        .join(''),
      p.metal,
      h * 0.018,
    ) +
    arms
      .map((a) => {
        const [ax, ay] = [x + a * h * 0.26, top - (a ? 0 : h * 0.06)]
        return (
          path(
            d`M${ax - h * 0.03} ${ay}h${h * 0.06}l${-h * 0.015} ${h * 0.02}h${-h * 0.03}z`,
            lighter(p.metal, 0.3),
          ) +
          rect(ax - h * 0.014, ay - h * 0.2, h * 0.028, h * 0.2, wax) +
          flame(s, p)(ax, ay - h * 0.2, h / 300)
        )
      })
      .join('')
  )
}
