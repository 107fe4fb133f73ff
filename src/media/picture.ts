import * as z from 'zod'

/** A picture on file, with what a page needs to reserve its place before it arrives. */
export interface Picture {
  /** Path below `static/`, such as `pictures/garden-vows.svg`. */
  file: string
  width: number
  height: number
  /** `#rrggbb`, shown until the picture is there. */
  colour: string
  alt: string
}

/** A picture as JSON has it. */
export const pictureSchema = z
  .object({ url: z.url(), width: z.int(), height: z.int(), colour: z.string(), alt: z.string() })
  .meta({ id: 'Picture' })

/** `urlOf` makes an absolute URL of a static file's name. */
export const pictureJson = ({ file, ...rest }: Picture, urlOf: (file: string) => string) => ({
  url: urlOf(file),
  ...rest,
})
