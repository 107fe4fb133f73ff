import { Hono } from 'hono'
import {
  LetterSamplePage,
  LettersPage,
  letterSample,
  MAILBOX_LETTERS,
} from '../../../views/notifications/letters.tsx'
import type { Page } from '../../../views/props.ts'
import type { Ctx, Doors, Env } from '../../http/context.ts'
import { pageOf, personal, show, showLetter } from '../../http/page.ts'
import { LANGUAGES, type Language } from '../../shared/languages.ts'
import { localeOf } from '../../translations/locale.ts'

/** Every letter of the house as it looks with a sample, for whoever works there. */
export const letterPages = (doors: Doors) =>
  samples(doors, '/admin/letters', (page) => page.locale.paths.letters())

/** The same beside the mailbox, for whoever writes letters. */
export const mailboxLetters = (doors: Doors) => samples(doors, '/letters', () => MAILBOX_LETTERS)

const locales = { en: localeOf('en'), fr: localeOf('fr') }

function samples({ services }: Doors, mounted: string, where: (page: Page) => string) {
  const now = () => Math.floor(services.clock.now() / 1000)

  /** What is asked for, if there is such a letter. */
  async function sampleIn(c: Ctx) {
    const [name = '', language = ''] = [c.req.param('template'), c.req.param('language')]
    if (!isLanguage(language)) return undefined
    const page = await pageOf(c, services)
    const { house, baseUrl } = page
    const letter = letterSample(name, { locale: localeOf(language), house, baseUrl, now: now() })
    return letter && { page, at: where(page), name, language, letter }
  }

  return new Hono<Env>()
    .get(mounted, async (c) => {
      personal(c)
      const page = await pageOf(c, services)
      return show(c, <LettersPage page={page} at={where(page)} now={now()} locales={locales} />)
    })
    .get(`${mounted}/:template/:language`, async (c) => {
      personal(c)
      const sample = await sampleIn(c)
      return sample ? show(c, <LetterSamplePage {...sample} />) : c.notFound()
    })
    .get(`${mounted}/:template/:language/html`, async (c) => {
      personal(c)
      const sample = await sampleIn(c)
      return sample ? showLetter(c, sample.letter.html) : c.notFound()
    })
}

const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text)
