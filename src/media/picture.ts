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
