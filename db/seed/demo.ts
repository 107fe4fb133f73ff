import type { Statement } from '../../src/shared/database.ts'
import { addMonths, type Day, type Month, monthOf } from '../../src/shared/days.ts'
import { insert } from '../queries/statement.ts'
import { testimonials } from '../schema/testimonials.ts'
import { themePictures as themePictureRows, themes } from '../schema/themes.ts'
import { accountRows } from './accounts.ts'
import { appointmentRows } from './appointments/rows.ts'
import { crewRows } from './crews.ts'
import { seedId } from './ids.ts'
import { addOnRows, packageId, packageRows } from './listings.ts'
import { pictureId, pictureRows, themePictures } from './pictures.ts'
import { termRows } from './terms.ts'
import { TESTIMONIALS } from './testimonials.ts'
import { THEMES } from './themes.ts'
import { tourRows } from './tours/rows.ts'
import { translations } from './translations.ts'

/**
 * Every row of the demo house, in an order that its references allow, for one `db.write`. The first statement is the
 * guard: it is refused where the house already stands. `now` in milliseconds, `today` on the house's own calendar.
 * Throws when a picture was not drawn.
 */
export function demoStatements(now: number, today: Day): Statement[] {
  const seconds = Math.floor(now / 1000)
  return [
    ...crewRows(today),
    ...termRows(),
    ...pictureRows(),
    ...themeRows(),
    ...addOnRows(),
    ...packageRows(seconds),
    ...tourRows(now, today),
    ...testimonialRows(seconds, monthOf(today)),
    ...appointmentRows(seconds, today),
    ...accountRows(seconds),
  ]
}

const themeRows = (): Statement[] =>
  THEMES.flatMap(({ slug, title, summary, description }, position) => {
    const id = seedId('theme', position)
    return [
      insert(themes, {
        id,
        slug,
        title: title.en,
        summary: summary.en,
        description: description.en,
        published: true,
        position,
      }),
      ...themePictures(slug).map((file, place) =>
        insert(themePictureRows, { themeId: id, position: place, pictureId: pictureId(file) }),
      ),
      ...translations('theme', id, { title, summary, description }),
    ]
  })

const testimonialRows = (seconds: number, present: Month): Statement[] =>
  TESTIMONIALS.flatMap(({ author, eventType, package: slug, rating, month, text }, place) => {
    const id = seedId('testimonial', place)
    return [
      insert(testimonials, {
        id,
        author,
        eventType,
        listingId: packageId(slug),
        rating,
        text: text.en,
        month: latestBefore(present, month),
        status: 'shown',
        created: seconds,
      }),
      ...translations('testimonial', id, { text }),
    ]
  })

/** The latest month of that name (1 to 12) that is over: between one and twelve months ago. */
function latestBefore(present: Month, name: number): Month {
  const back = (Number(present.slice(5)) - name + 11) % 12
  return addMonths(present, -(back + 1))
}
