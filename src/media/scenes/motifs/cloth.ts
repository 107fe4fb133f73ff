import { darker, lighter, mix } from '../colour.ts'
import { curve, d, line, type Point, path, range } from '../draw.ts'
import type { Sheet } from '../sheet.ts'

/** A hanging length of cloth gathered at one side, with its folds. */
export function curtain(
  s: Sheet,
  x: number,
  y: number,
  w: number,
  h: number,
  colour: string,
  side: 'left' | 'right' = 'left',
): string {
  const folds = (from: number, to: number) =>
    d`M${from * w} 0C${from * w} ${h * 0.4} ${from * w * 0.5} ${h * 0.5} ${from * w * 0.4} ${h * 0.62}S${from * w * 0.75} ${h * 0.85} ${from * w * 0.72} ${h}H${to * w * 0.72}C${to * w * 0.75} ${h * 0.85} ${to * w * 0.4} ${h * 0.75} ${to * w * 0.4} ${h * 0.62}S${to * w} ${h * 0.4} ${to * w} 0z`
  return s.stamp(
    path(folds(0, 1), s.across(lighter(colour, 0.2), colour)),
    path(folds(0.14, 0.24) + folds(0.44, 0.58) + folds(0.8, 0.9), darker(colour, 0.45), { opacity: 0.28 }),
    path(folds(0.28, 0.34) + folds(0.64, 0.7), '#fff', { opacity: 0.22 }),
    path(d`M${-w * 0.02} ${h * 0.6}h${w * 0.44}v${h * 0.03}h${-w * 0.44}z`, darker(colour, 0.25)),
  )(x, y, side === 'right' ? [-1, 1] : 1)
}

/** Straight folds of cloth over the whole of a region: a backdrop. */
export function folds(
  s: Sheet,
  x: number,
  y: number,
  w: number,
  h: number,
  colour: string,
  count = 10,
): string {
  const step = w / count
  const pleats = range(
    count,
    (i) =>
      d`M${x + i * step} ${y}h${step * 0.42}l${step * s.chance.between(-0.1, 0.1)} ${h}h${-step * 0.42}z`,
  ).join('')
  const shine = range(
    count,
    (i) => d`M${x + (i + 0.6) * step} ${y}h${step * 0.14}v${h}h${-step * 0.14}z`,
  ).join('')
  return (
    path(d`M${x} ${y}h${w}v${h}h${-w}z`, s.down(lighter(colour, 0.12), darker(colour, 0.12))) +
    path(pleats, darker(colour, 0.5), { opacity: 0.2 }) +
    path(shine, '#fff', { opacity: 0.16 })
  )
}

/** Cloth caught up at points and hanging between them in swags. */
export function swags(s: Sheet, pins: readonly Point[], drop: number, colour: string, depth = 0.5): string {
  const swag = (k0: number, k1: number) =>
    pins
      .slice(1)
      .map((to, i) => {
        const from = pins[i]!
        const mid = (from[0] + to[0]) / 2
        const high = Math.max(from[1], to[1])
        return d`M${from[0]} ${from[1]}Q${mid} ${high + drop * 2 * k1} ${to[0]} ${to[1]}Q${mid} ${high + drop * 2 * k0} ${from[0]} ${from[1]}z`
      })
      .join('')
  return (
    path(swag(depth * 0.25, 1), s.down(lighter(colour, 0.25), mix(colour, '#101a38', 0.12))) +
    path(swag(0.42, 0.52) + swag(0.68, 0.8), darker(colour, 0.4), { opacity: 0.22 }) +
    path(swag(0.55, 0.62), '#fff', { opacity: 0.25 })
  )
}

/** A string of small flags. */
export function bunting(
  from: Point,
  to: Point,
  sag: number,
  colours: readonly string[],
  count = 11,
  size = 44,
  cord = '#fff8ea',
): string {
  const on = (share: number): Point => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share + 4 * sag * share * (1 - share),
  ]
  const flags = colours.map((colour, c) =>
    path(
      range(count, (i) => i)
        .filter((i) => i % colours.length === c)
        .map((i) => {
          const [ax, ay] = on((i + 0.1) / count)
          const [bx, by] = on((i + 0.9) / count)
          return d`M${ax} ${ay}L${bx} ${by}L${(ax + bx) / 2 - (by - ay) / 2} ${(ay + by) / 2 + size}z`
        })
        .join(''),
      colour,
    ),
  )
  return (
    line(
      d`M${from[0]} ${from[1]}Q${(from[0] + to[0]) / 2} ${(from[1] + to[1]) / 2 + sag * 2} ${to[0]} ${to[1]}`,
      cord,
      3,
    ) + flags.join('')
  )
}

/** Ribbons that fall and turn in the air. */
export function ribbons(
  s: Sheet,
  x: number,
  y: number,
  w: number,
  h: number,
  colours: readonly string[],
  count = 14,
): string {
  return colours
    .map((colour, c) =>
      line(
        range(Math.ceil(count / colours.length), (i) => {
          const rx = x + ((i * colours.length + c) / count) * w
          const long = h * s.chance.between(0.6, 1)
          const sway = s.chance.between(-14, 14)
          return curve(range(5, (j, share) => [rx + (j % 2 ? sway : -sway) * share, y + share * long]))
        }).join(''),
        colour,
        7,
        { 'stroke-linecap': 'round' },
      ),
    )
    .join('')
}

/** A marquee: two peaks, a scalloped edge, poles and guy ropes. */
export function marquee(
  s: Sheet,
  x: number,
  y: number,
  w: number,
  h: number,
  colour: string,
  stripe: string,
): string {
  const eave = y - h * 0.48
  const roof = d`M${x - w / 2} ${eave}Q${x - w * 0.33} ${eave - h * 0.12} ${x - w * 0.25} ${y - h}Q${x - w * 0.14} ${eave - h * 0.16} ${x} ${eave - h * 0.14}Q${x + w * 0.14} ${eave - h * 0.16} ${x + w * 0.25} ${y - h}Q${x + w * 0.33} ${eave - h * 0.12} ${x + w / 2} ${eave}z`
  const scallops = range(
    16,
    (i) =>
      d`M${x - w / 2 + (i * w) / 16} ${eave}v${h * 0.05}q${w / 32} ${h * 0.07} ${w / 16} 0v${-h * 0.05}z`,
  )
  return (
    line(
      d`M${x - w / 2} ${eave}L${x - w * 0.6} ${y}M${x + w / 2} ${eave}L${x + w * 0.6} ${y}`,
      darker(colour, 0.35),
      2.5,
    ) +
    path(
      d`M${x - w / 2 + 8} ${eave}h${w - 16}V${y}h${-w + 16}z`,
      s.down(darker(colour, 0.32), darker(colour, 0.12)),
    ) +
    line(
      range(5, (_, share) => d`M${Math.round(x - w / 2 + 8 + share * (w - 16))} ${eave}V${y}`).join(''),
      lighter(colour, 0.2),
      7,
    ) +
    path(roof, s.down(lighter(colour, 0.3), darker(colour, 0.06))) +
    path(
      d`M${x - w * 0.25} ${y - h}Q${x - w * 0.14} ${eave - h * 0.16} ${x} ${eave - h * 0.14}V${eave}H${x - w * 0.2}zM${x + w * 0.25} ${y - h}Q${x + w * 0.33} ${eave - h * 0.12} ${x + w / 2} ${eave}H${x + w * 0.3}z`,
      darker(colour, 0.5),
      { opacity: 0.13 },
    ) +
    path(scallops.filter((_, i) => i % 2).join(''), colour) +
    path(scallops.filter((_, i) => i % 2 === 0).join(''), stripe) +
    line(
      d`M${x - w * 0.25} ${y - h}v${-h * 0.09}M${x + w * 0.25} ${y - h}v${-h * 0.09}`,
      darker(colour, 0.35),
      4,
    ) +
    path(
      d`M${x - w * 0.25} ${y - h * 1.09}l${w * 0.05} ${h * 0.03}l${-w * 0.05} ${h * 0.03}zM${x + w * 0.25} ${y - h * 1.09}l${w * 0.05} ${h * 0.03}l${-w * 0.05} ${h * 0.03}z`,
      stripe,
    )
  )
}
