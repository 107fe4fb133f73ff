import { type Chance, chanceFrom } from './chance.ts'
import { type Attributes, group, type Point, placed, tag, written } from './draw.ts'

/** A drawing kept once in the picture and put down many times. Parts without a fill take the one given here. */
export type Stamp = (x: number, y: number, scale?: number | Point, turn?: number, more?: Attributes) => string
type Stop = readonly [offset: number, colour: string, opacity?: number]

/** One picture while it is being drawn: its size, its chance, and whatever it keeps to use again. */
export class Sheet {
  readonly chance: Chance
  private readonly kept = new Map<string, string>()
  private readonly definitions: string[] = []

  constructor(
    readonly name: string,
    readonly width = 1200,
    readonly height = 900,
  ) {
    this.chance = chanceFrom(name)
  }

  /** The same definition asked for twice is written once. Ids carry the file's name: pictures may be inlined together. */
  private keep(key: string, write: (id: string) => string): string {
    const known = this.kept.get(key)
    if (known) return known
    const id = `${this.name}-${this.kept.size.toString(36)}`
    this.kept.set(key, id)
    this.definitions.push(write(id))
    return id
  }

  private gradient(kind: string, shape: Attributes, stops: readonly Stop[]): string {
    const inner = stops
      .map(([offset, colour, opacity]) =>
        tag('stop', { offset, 'stop-color': colour, 'stop-opacity': opacity }),
      )
      .join('')
    const head = written(shape)
    return `url(#${this.keep(kind + head + inner, (id) => `<${kind} id="${id}"${head}>${inner}</${kind}>`)})`
  }

  /** Colours from top to bottom, evenly. */
  down(...colours: string[]): string {
    return this.gradient('linearGradient', { x2: 0, y2: 1 }, even(colours))
  }
  across(...colours: string[]): string {
    return this.gradient('linearGradient', {}, even(colours))
  }
  /** One colour that fades away downwards (or upwards), for mist, light and shade. */
  fade(colour: string, from: number, to: number): string {
    return this.gradient('linearGradient', { x2: 0, y2: 1 }, [
      [0, colour, from],
      [1, colour, to],
    ])
  }
  halo(colour: string, opacity = 0.6): string {
    return this.gradient('radialGradient', {}, [
      [0, colour, opacity],
      [0.4, colour, opacity * 0.4],
      [1, colour, 0],
    ])
  }
  ball(light: string, base: string, shade: string): string {
    return this.gradient('radialGradient', { cx: 0.36, cy: 0.3, r: 0.8 }, [
      [0, light],
      [0.5, base],
      [1, shade],
    ])
  }
  clip(shape: string): string {
    return `url(#${this.keep(`clip${shape}`, (id) => `<clipPath id="${id}">${shape}</clipPath>`)})`
  }

  stamp(...parts: string[]): Stamp {
    const body = parts.join('')
    // Kept only when first put down: a size or colour nobody uses costs nothing.
    const name = () => `#${this.keep(body, (own) => group({ id: own }, body))}`
    return (x, y, scale = 1, turn = 0, more = {}) => {
      const [left, top] = [Math.round(x), Math.round(y)]
      return scale === 1 && turn === 0
        ? tag('use', { href: name(), x: left || undefined, y: top || undefined, ...more })
        : tag('use', { href: name(), transform: placed(left, top, scale, turn), ...more })
    }
  }

  /** The parts on the left, and again mirrored on the right: most rooms are dressed in pairs. */
  both(...parts: string[]): string {
    const side = this.stamp(...parts)
    return side(0, 0) + side(this.width, 0, [-1, 1])
  }

  finished(parts: readonly string[]): string {
    const { width, height } = this
    const definitions = this.definitions.length ? `<defs>${this.definitions.join('')}</defs>` : ''
    const body = tight(definitions + parts.join(''))
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>\n`
  }
}

/** What a parser does not need: the space before a minus sign, and doubled digits of a colour. */
const tight = (svg: string) =>
  svg
    .replace(/ d="[^"]*"/g, (attribute) =>
      attribute.replace(/(\d) -/g, '$1-').replace(/([a-zA-Z]) (?=[-.\d])(?<! d)/g, '$1'),
    )
    .replace(/"#(.)\1(.)\2(.)\3"/g, '"#$1$2$3"')

const even = (colours: string[]): Stop[] =>
  colours.map((colour, i) => [colours.length > 1 ? i / (colours.length - 1) : 0, colour])
