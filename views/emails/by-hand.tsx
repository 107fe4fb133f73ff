import type { LetterProps, RenderedLetter } from '../props.ts'
import { plain } from './booking.tsx'
import { frame } from './frame.tsx'

interface MessageProps extends Pick<LetterProps, 'locale' | 'house'> {
  subject: string
  /** Plain text: an empty line begins a paragraph, and nothing in it is markup. */
  message: string
}

/** Free words of somebody who works here, in the frame of every letter. */
export function letterByHand({ subject, message, ...props }: MessageProps): RenderedLetter {
  const paragraphs = message.split(/\n\s*\n/)
  const html = frame(
    props,
    subject,
    paragraphs[0]!,
    <>
      <h1 dir="auto">{subject}</h1>
      {paragraphs.map((each) => (
        <p dir="auto" class="typed">
          {each}
        </p>
      ))}
    </>,
  )
  return { subject, html, text: plain(message, props.house.name) }
}
