import type { Key } from '../../src/translations/locale.ts'
import type { Page } from '../props.ts'
import { HouseFrame, Pager, Sheet } from './frame.tsx'

export interface AuditLine {
  id: string
  at: number
  actor: string
  actorId?: string | undefined
  action: string
  target?: string | undefined
  targetId?: string | undefined
  before?: string | undefined
  after?: string | undefined
  requestId?: string | undefined
}

/** `next`: the id before which the next page begins. */
export function AuditPage({
  page,
  lines,
  next,
}: {
  page: Page
  lines: AuditLine[]
  next?: string | undefined
}) {
  const { locale, house } = page
  const { t, paths } = locale
  return (
    <HouseFrame page={page} title={t('admin.audit')}>
      {lines.length === 0 ? (
        <p>{t('admin.nothing')}</p>
      ) : (
        <Sheet
          title={t('admin.audit')}
          columns={[
            t('admin.when'),
            t('admin.who'),
            t('admin.what'),
            t('admin.whom'),
            t('admin.before'),
            t('admin.after'),
            t('admin.request'),
          ]}
        >
          {lines.map((each) => (
            <tr>
              <td>{locale.instant(each.at, house.zone)}</td>
              <td>
                {t(`admin.actor.${each.actor}` as Key)} {each.actorId && <code>{each.actorId}</code>}
              </td>
              <th scope="row">{each.action}</th>
              <td>
                {each.target} {each.targetId && <code>{each.targetId}</code>}
              </td>
              <td>{each.before && <code>{each.before}</code>}</td>
              <td>{each.after && <code>{each.after}</code>}</td>
              <td>{each.requestId && <code>{each.requestId}</code>}</td>
            </tr>
          ))}
        </Sheet>
      )}
      <Pager links={[[next && paths.audit({ before: next }), t('admin.earlier'), 'next']]} />
    </HouseFrame>
  )
}
