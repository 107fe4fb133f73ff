import type { Picture } from '../../src/media/picture.ts'
import type { Page } from '../props.ts'
import { classes } from './words.tsx'

interface PhotoProps {
  page: Page
  picture: Picture
  /** The page's largest picture: fetched first and never lazily. */
  first?: boolean
  class?: string
  /** When the words beside it already say what it shows. */
  decorative?: boolean
}

/** A picture in a place kept for it. Its colour stands there as a drawn square, because the policy forbids inline styles. */
export const Photo = ({ page, picture, first, class: extra, decorative }: PhotoProps) => (
  <span class={classes('photo', extra)}>
    <svg
      class="photo-tint"
      viewBox="0 0 1 1"
      width="1"
      height="1"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width="1" height="1" fill={picture.colour} />
    </svg>
    <img
      src={page.asset(picture.file)}
      alt={decorative ? '' : picture.alt}
      width={picture.width}
      height={picture.height}
      decoding="async"
      {...(first ? { fetchpriority: 'high' } : { loading: 'lazy' })}
    />
  </span>
)
