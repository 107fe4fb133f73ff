import { raw } from 'hono/html'
import { isZone } from '../../src/shared/zones.ts'

/** Every zone there is, by its part of the world; written once, for it is a third of the page. */
const names = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].filter(isZone).sort()
const parts = [...new Set(names.map((name) => name.split('/')[0]!))].filter((part) => part !== 'Etc')
const options = parts
  .map((part) => {
    const own = names.filter((name) => name === part || name.startsWith(`${part}/`))
    return `<optgroup label="${part}">${own.map((name) => `<option value="${name}">${wordsOf(name)}</option>`).join('')}</optgroup>`
  })
  .join('')

function wordsOf(zone: string): string {
  return zone.replaceAll('_', ' ').replaceAll('/', ' / ')
}

/** The options of a select, with the chosen zone at their head. */
export const ZoneOptions = ({ chosen }: { chosen: string }) => (
  <>
    <option value={chosen} selected>
      {wordsOf(chosen)}
    </option>
    {raw(options)}
  </>
)
