/** Shapes as text. Numbers are cut to one decimal (two for opacities): nobody sees more, and files stay small. */
export type Attributes = Record<string, string | number | undefined>
export type Point = readonly [number, number]

export function short(value: number, places = 1): string {
  const cut = String(Number(value.toFixed(places)))
  return cut.replace(/^(-?)0\./, '$1.').replace(/^-0$/, '0')
}

/** Path data with its numbers cut short: d`M${x} ${y}h10`. */
export function d(text: TemplateStringsArray, ...values: (number | string)[]): string {
  return text.reduce((whole, piece, i) => {
    const value = values[i - 1]!
    return whole + (typeof value === 'number' ? short(value) : value) + piece
  })
}

export function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const places = /opacity|offset/.test(name) ? 2 : 1
      return ` ${name}="${typeof value === 'number' ? short(value, places) : value}"`
    })
    .join('')
}

export const tag = (name: string, attributes: Attributes) => `<${name}${written(attributes)}/>`
export const path = (data: string, fill: string | undefined, more: Attributes = {}) =>
  tag('path', { d: data, fill, ...more })
export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill?: string,
  more: Attributes = {},
) => tag('rect', { x: x || undefined, y: y || undefined, width, height, fill, ...more })
export const circle = (cx: number, cy: number, r: number, fill?: string, more: Attributes = {}) =>
  tag('circle', { cx: cx || undefined, cy: cy || undefined, r, fill, ...more })
export const ellipse = (
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  fill?: string,
  more: Attributes = {},
) => tag('ellipse', { cx: cx || undefined, cy: cy || undefined, rx, ry, fill, ...more })

export const line = (data: string, stroke: string, width: number, more: Attributes = {}) =>
  tag('path', { d: data, fill: 'none', stroke, 'stroke-width': width, ...more })

export const group = (attributes: Attributes, ...parts: string[]) =>
  `<g${written(attributes)}>${parts.join('')}</g>`

export function placed(x: number, y: number, scale: number | Point = 1, turn = 0): string {
  const size =
    typeof scale === 'number'
      ? scale === 1
        ? ''
        : `scale(${short(scale, 2)})`
      : `scale(${short(scale[0], 2)} ${short(scale[1], 2)})`
  return `translate(${short(x)} ${short(y)})${turn ? `rotate(${short(turn, 0)})` : ''}${size}`
}
export const at = (x: number, y: number, scale: number | Point, ...parts: string[]) =>
  group({ transform: placed(x, y, scale) }, ...parts)

/** Many round dots as one path: a zero-length stroke with round caps is a dot, in a dozen bytes. */
export function dots(points: readonly Point[], size: number, colour: string, more: Attributes = {}): string {
  if (!points.length) return ''
  const data = points.map(([x, y]) => d`M${Math.round(x)} ${Math.round(y)}h0`).join('')
  return line(data, colour, size, { 'stroke-linecap': 'round', ...more })
}

/** A soft curve through the points (Catmull-Rom as cubic Béziers). */
export function curve(points: readonly Point[]): string {
  const point = (i: number) => points[Math.max(0, Math.min(points.length - 1, i))]!
  let data = d`M${point(0)[0]} ${point(0)[1]}`
  for (let i = 0; i < points.length - 1; i++) {
    const [before, from, to, after] = [point(i - 1), point(i), point(i + 1), point(i + 2)]
    data += d`C${from[0] + (to[0] - before[0]) / 6} ${from[1] + (to[1] - before[1]) / 6} ${to[0] - (after[0] - from[0]) / 6} ${to[1] - (after[1] - from[1]) / 6} ${to[0]} ${to[1]}`
  }
  return data
}

export const polygon = (points: readonly Point[]) => `M${points.map(([x, y]) => d`${x} ${y}`).join('L')}z`

export const polar = (degrees: number, radius: number): Point => {
  const angle = (degrees * Math.PI) / 180
  return [Math.cos(angle) * radius, Math.sin(angle) * radius]
}

/** Points along an arc, clockwise from `from` to `to` degrees (0 is to the right, 90 is down). */
export const arc = (
  x: number,
  y: number,
  rx: number,
  ry: number,
  from: number,
  to: number,
  count: number,
): Point[] =>
  Array.from({ length: count }, (_, i) => {
    const [px, py] = polar(from + ((to - from) * i) / Math.max(1, count - 1), 1)
    return [x + px * rx, y + py * ry]
  })

export const range = <T>(count: number, each: (i: number, share: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => each(i, count > 1 ? i / (count - 1) : 0))
