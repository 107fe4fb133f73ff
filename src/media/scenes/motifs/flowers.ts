import { darker, lighter, type Palette } from '../colour.ts'
import { circle, d, dots, ellipse, group, line, type Point, path, polar, range } from '../draw.ts'
import type { Sheet, Stamp } from '../sheet.ts'

/** One ring of petals around the centre: each a single curve that swells and returns. */
export function petals(count: number, r: number, width: number, turn = 0): string {
  return range(count, (i) => {
    const a = turn + (i * 360) / count
    const [ax, ay] = polar(a - width, r * 1.3)
    const [bx, by] = polar(a + width, r * 1.3)
    return d`M0 0C${Math.round(ax * 10) / 10} ${ay} ${bx} ${by} 0 0`
  }).join('')
}

export type Flower =
  | 'rose'
  | 'peony'
  | 'daisy'
  | 'dahlia'
  | 'anemone'
  | 'poppy'
  | 'cosmos'
  | 'hydrangea'
  | 'sunflower'

/** Flowers are drawn 20 units wide; their outer petals take the fill of the place they are put. */
const drawn: Record<Flower, () => string> = {
  rose: () =>
    circle(0, 0, 7.6, undefined) +
    path(petals(6, 10.5, 38), undefined) +
    path(petals(5, 8, 40, 30), '#fff', { opacity: 0.22 }) +
    path(petals(5, 6, 42, 10), '#5a1030', { opacity: 0.13 }) +
    path(petals(4, 4.4, 44, 50), '#fff', { opacity: 0.25 }) +
    line('M-1.6.4a1.8 1.8 0 1 1 2 1.4M-3.4 1a3.6 3.6 0 0 0 5.6 2', '#5a1030', 0.7, { opacity: 0.4 }),
  peony: () =>
    circle(0, 0, 7, undefined) +
    path(petals(9, 11, 26), undefined) +
    path(petals(8, 8.6, 28, 20), '#fff', { opacity: 0.28 }) +
    path(petals(7, 6.4, 30, 5), '#5a1030', { opacity: 0.12 }) +
    path(petals(6, 4.6, 34, 40), '#fff', { opacity: 0.3 }) +
    dots(
      [
        [0, 0],
        [1, 1],
        [-1, 1],
      ],
      1.6,
      '#f6cf6a',
    ),
  daisy: () =>
    path(petals(11, 10.5, 12), undefined) +
    circle(0, 0, 3.2, '#f2b533') +
    circle(0.6, 0.8, 2, '#c9822a', { opacity: 0.5 }),
  dahlia: () =>
    path(petals(14, 11, 13), undefined) +
    path(petals(12, 8.4, 15, 12), '#fff', { opacity: 0.2 }) +
    path(petals(10, 6, 17), '#3a0a2a', { opacity: 0.16 }) +
    path(petals(7, 3.6, 24), '#3a0a2a', { opacity: 0.2 }),
  anemone: () =>
    path(petals(7, 10.5, 34), undefined) +
    path(petals(6, 7, 34, 20), '#fff', { opacity: 0.25 }) +
    circle(0, 0, 2.6, '#1e2340') +
    dots(
      range(8, (i) => polar(i * 45, 0.38 * 10)),
      0.9,
      '#1e2340',
    ),
  poppy: () =>
    path(petals(4, 11, 56), undefined) +
    path(petals(4, 7, 40, 45), '#3a0a1a', { opacity: 0.14 }) +
    circle(0, 0, 2.4, '#2a2038') +
    circle(0, 0, 1, '#9fb86a'),
  cosmos: () =>
    path(petals(8, 10.5, 20), undefined) +
    path(petals(8, 5, 18), '#5a1030', { opacity: 0.2 }) +
    circle(0, 0, 2.3, '#f4c542'),
  hydrangea: () =>
    circle(0, 0, 9, undefined) +
    range(13, (i) => {
      const [x, y] = i < 8 ? polar(i * 45, 6.6) : polar(i * 72 + 20, 2.6)
      return group(
        { transform: d`translate(${x} ${y})` },
        path(petals(4, 3, 40, i * 20), i % 2 ? '#fff' : '#2a2a6a', { opacity: i % 2 ? 0.4 : 0.1 }),
      )
    }).join(''),
  sunflower: () =>
    path(petals(16, 11, 11), undefined) +
    path(petals(16, 8, 10, 11), '#b05a10', { opacity: 0.25 }) +
    circle(0, 0, 4.4, '#5a3a2a') +
    dots(
      range(8, (i) => polar(i * 45, 2.6)),
      1,
      '#8a5a3a',
    ),
}

/** The flower, once in each of the colours, ready to be put down. */
export function flower(s: Sheet, kind: Flower): Stamp {
  return s.stamp(drawn[kind]())
}

export type Twig = 'sprig' | 'eucalyptus' | 'fern' | 'olive' | 'pine'
/** A twig 40 units long that grows to the right from 0,0; it takes the fill of its place. */
export function twig(s: Sheet, kind: Twig): Stamp {
  const sides = (each: (x: number, up: number) => string, from: number, step: number) =>
    range(
      Math.floor((40 - from) / step),
      (i) => each(from + i * step, 1) + each(from + i * step + step / 2, -1),
    ).join('')
  const leaf = (long: number, wide: number) => (x: number, up: number) =>
    d`M${x} 0q${long * 0.2} ${-up * (wide + 2)} ${long} ${-up * wide}q${-long * 0.5} ${up * wide} ${-long} ${up * wide}z`
  const stem = 'M0-.5L40 0 0 .5z'
  const shapes: Record<Twig, () => string> = {
    sprig: () => `${stem + sides(leaf(11, 7), 4, 8)}M38 0q5-5 11 0-6 5-11 0z`,
    olive: () => `${stem + sides(leaf(12, 4.5), 3, 5)}M38 0q6-3 12 0-6 3-12 0z`,
    fern: () =>
      stem +
      range(
        12,
        (i) =>
          leaf(4 + (12 - i) * 0.5, 12 - i * 0.85)(2 + i * 3.2, 1) +
          leaf(4 + (12 - i) * 0.5, 12 - i * 0.85)(2 + i * 3.2, -1),
      ).join(''),
    eucalyptus: () =>
      stem +
      sides((x, up) => d`M${x} 0a4.4 4.4 0 1 ${up > 0 ? 1 : 0} 5 ${-up * 2}z`, 3, 7) +
      'M38 0a4 4 0 1 1 3 3z',
    pine: () =>
      stem + range(15, (i) => d`M${2 + i * 2.7} 0l9 ${-9}l-7.6 9.6zM${2 + i * 2.7} 0l9 9l-7.6-9.6z`).join(''),
  }
  return s.stamp(path(shapes[kind](), undefined))
}

export type Florals = {
  kinds: readonly Flower[]
  twigs: readonly Twig[]
  size?: number
  spread?: number
  lush?: number
  leafy?: number
}

type Piece = { colour: string; art: string }
/** Pieces of one colour share a group, so the colour is written once. */
const byColour = (pieces: readonly Piece[]) =>
  [...new Set(pieces.map((piece) => piece.colour))]
    .map((fill) =>
      group({ fill }, ...pieces.filter((piece) => piece.colour === fill).map((piece) => piece.art)),
    )
    .join('')
/** Turns by tens of degrees and sizes by tenths: the eye cannot tell, and repetition packs well. */
const tenth = (size: number) => Math.max(0.2, Math.round(size * 10) / 10)

/** A flower in four sizes and turns: where many stand together, each then needs only its place. */
const cut = (s: Sheet, bloom: Stamp, size: number) =>
  range(4, (_, share) => ({
    k: size * (0.5 + 0.65 * share),
    put: s.stamp(bloom(0, 0, tenth(size * (0.5 + 0.65 * share)), Math.round(share * 80))),
  }))

/** Flowers and leaves along a line of points: leaves first and outwards, large blooms last and in the middle. */
export function garland(s: Sheet, p: Palette, along: readonly Point[], style: Florals): string {
  const { size = 2, spread = 22, lush = 1, leafy = 1 } = style
  const cuts = style.kinds.map((kind) => cut(s, flower(s, kind), size))
  const twigs = style.twigs.map((kind) => twig(s, kind))
  const near = (x: number, y: number, share: number): Point => {
    const [dx, dy] = polar(s.chance.between(0, 360), spread * share * Math.sqrt(s.chance.next()))
    return [Math.round(x + dx), Math.round(y + dy)]
  }
  const some = (mean: number) => Math.floor(mean) + (s.chance.next() < mean % 1 ? 1 : 0)
  const leaves = along.flatMap(([x, y]) =>
    range(Math.max(1, some(leafy)), () => {
      const [lx, ly] = near(x, y, 0.5)
      return {
        colour: s.chance.pick(p.leaf),
        art: s.chance.pick(twigs)(
          lx,
          ly,
          tenth(size * s.chance.between(0.5, 0.85)),
          s.chance.whole(0, 35) * 10,
        ),
      }
    }),
  )
  const heads = along
    .flatMap(([x, y]) => range(some(lush), () => near(x, y, 1)))
    .map(([x, y]) => {
      const { k, put } = s.chance.pick(s.chance.pick(cuts))
      return { k, colour: s.chance.pick(p.bloom), art: put(x, y) }
    })
  const small = heads.filter(({ k }) => k < size * 0.82)
  const large = heads.filter(({ k }) => k >= size * 0.82)
  return byColour(leaves) + byColour(small) + byColour(large)
}

/** A full bunch seen from the front: twigs fan out behind, blooms fill a dome. */
export function bunch(
  s: Sheet,
  p: Palette,
  x: number,
  y: number,
  r: number,
  style: Florals,
  opening = 250,
): string {
  const size = style.size ?? r / 38
  const twigs = style.twigs.map((kind) => twig(s, kind))
  const blooms = style.kinds.map((kind) => flower(s, kind))
  const count = Math.round(15 * (style.leafy ?? 1))
  const fan = range(count, (i, share) => {
    const turn = -90 + (share - 0.5) * opening + s.chance.between(-8, 8)
    const [dx, dy] = polar(turn, r * 0.45)
    return {
      colour: p.leaf[i % p.leaf.length]!,
      art: s.chance.pick(twigs)(
        Math.round(x + dx),
        Math.round(y + dy),
        tenth((r / 52) * s.chance.between(0.8, 1.15)),
        turn,
      ),
    }
  })
  const places: Point[] = [
    [0, 0],
    ...range(6, (i) => polar(i * 60 + 15, r * 0.42)),
    ...range(11, (i) => polar(i * 33, r * 0.8)),
  ]
  const heads = places
    .map(
      ([dx, dy]) =>
        [dx + s.chance.between(-0.08, 0.08) * r, dy * 0.85 + s.chance.between(-0.08, 0.08) * r] as Point,
    )
    .filter(([dx, dy]) => dy < r * 0.5 || Math.abs(dx) < r * 0.4)
    .sort((a, b) => Math.hypot(...b) - Math.hypot(...a))
    .map(([dx, dy], i, all) => ({
      colour: s.chance.pick(p.bloom),
      art: s.chance.pick(blooms)(
        Math.round(x + dx),
        Math.round(y + dy),
        tenth(size * (0.62 + 0.5 * (i / all.length)) * s.chance.between(0.85, 1.15)),
        s.chance.whole(0, 9) * 10,
      ),
    }))
  const rim = Math.ceil(heads.length * 0.6)
  return byColour(fan) + byColour(heads.slice(0, rim)) + byColour(heads.slice(rim))
}

/** Feathery plumes of pampas, fanned from a foot. */
export function pampas(
  s: Sheet,
  x: number,
  y: number,
  h: number,
  count: number,
  colours: readonly string[],
  fan = 60,
): string {
  const plume = s.stamp(
    line('M0 0Q4-50 0-100', darker(colours[0]!, 0.25), 1.4),
    path('M0-52C-13-70-12-92 2-116C14-94 13-70 0-52z', undefined),
    path('M0-58C-6-76-5-92 2-112C4-92 4-74 0-58z', '#fff', { opacity: 0.3 }),
    line('M0-60l-9-9M0-72l-9-10M1-84l-8-10M0-62l9-8M0-74l10-9M1-86l8-9', lighter(colours[0]!, 0.6), 1.1, {
      opacity: 0.7,
    }),
  )
  return range(count, (i, share) =>
    plume(
      x + (share - 0.5) * h * 0.1,
      y,
      (h / 110) * s.chance.between(0.72, 1.05),
      (share - 0.5) * fan + s.chance.between(-4, 4),
      { fill: colours[i % colours.length]! },
    ),
  ).join('')
}

/** Wild stems standing in grass or a jar: heads on thin stalks. */
export function stems(
  s: Sheet,
  p: Palette,
  x: number,
  y: number,
  w: number,
  h: number,
  count: number,
  kinds: readonly Flower[],
  size = 1.6,
): string {
  const heads = kinds.map((kind) => flower(s, kind))
  const tips = range(count, (_, share) => {
    const foot = x + (share - 0.5) * w * 0.5
    const tip: Point = [
      Math.round(x + (share - 0.5) * w + s.chance.between(-0.1, 0.1) * w),
      Math.round(y - h * s.chance.between(0.5, 1)),
    ]
    return { foot: Math.round(foot), tip }
  })
  return (
    line(
      tips.map(({ foot, tip }) => d`M${foot} ${y}Q${foot} ${(y + tip[1]) / 2} ${tip[0]} ${tip[1]}`).join(''),
      p.leaf[0]!,
      Math.max(2, size * 1.4),
    ) +
    tips
      .map(({ tip }) =>
        s.chance.pick(heads)(tip[0], tip[1], size * s.chance.between(0.75, 1.25), s.chance.whole(0, 90), {
          fill: s.chance.pick(p.bloom),
        }),
      )
      .join('')
  )
}

export const bud = (x: number, y: number, r: number, colour: string) => ellipse(x, y, r * 0.6, r, colour)
