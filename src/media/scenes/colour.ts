/** Colours are mixed, never guessed: shade leans to navy ink and light to cream, so every picture shares an air. */
export type Palette = {
  sky: readonly [string, string, string]
  sun: string
  far: string
  mid: string
  near: string
  ground: string
  ink: string
  paper: string
  glow: string
  wood: string
  metal: string
  leaf: readonly string[]
  bloom: readonly string[]
  accent: string
}

export function mix(one: string, other: string, share: number): string {
  const parts = (hex: string) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16))
  const [a, b] = [parts(one), parts(other)]
  const mixed = a.map((value, i) => Math.round(value + (b[i]! - value) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
export const lighter = (colour: string, share: number) => mix(colour, '#fff8ec', share)
export const darker = (colour: string, share: number) => mix(colour, '#101a38', share)

type Hour = Pick<Palette, 'sky' | 'sun' | 'glow' | 'ink'>

/** What the time of day decides: the sky from top to horizon, the sun or moon, lamp light, silhouettes. */
export const hours = {
  dawn: { sky: ['#9cc6dd', '#f3d9cb', '#fdeccf'], sun: '#fff4d6', glow: '#ffe9b8', ink: '#34466b' },
  noon: { sky: ['#6fb6d6', '#a9d8e4', '#e6f3ea'], sun: '#fff9e0', glow: '#fff3c4', ink: '#24506b' },
  golden: { sky: ['#f2a65e', '#f9c784', '#fde8b9'], sun: '#fff3cf', glow: '#ffe6a3', ink: '#4a3550' },
  sunset: { sky: ['#4d3f83', '#d9647c', '#fbb56c'], sun: '#ffe3a0', glow: '#ffdf91', ink: '#2c2352' },
  dusk: { sky: ['#2a2a62', '#85508f', '#f0a08a'], sun: '#ffdca8', glow: '#ffd98a', ink: '#1c1a44' },
  night: { sky: ['#0d1536', '#1b2a57', '#3a4a7d'], sun: '#f7efd8', glow: '#ffcf7a', ink: '#0a1029' },
} as const satisfies Record<string, Hour>

const common = {
  paper: '#fdf6ea',
  wood: '#9a6a48',
  metal: '#d9b26a',
  leaf: ['#4f7a5a', '#2f5d4d', '#86a873'],
} as const

export function palette(
  hour: keyof typeof hours,
  own: Partial<Palette> & Pick<Palette, 'far' | 'mid' | 'near' | 'ground' | 'bloom' | 'accent'>,
): Palette {
  return { ...common, ...hours[hour], ...own }
}
