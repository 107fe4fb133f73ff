import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'

/** Something said once and calmly at the top of what it concerns. `alert` is read out at once and takes the focus. */
export const Notice = ({
  kind,
  title,
  id,
  children,
}: {
  kind: 'good' | 'wrong' | 'plain'
  title: string
  id?: string
  children?: Child
}) => (
  <div
    class={`notice is-${kind}`}
    id={id}
    tabindex={-1}
    {...(kind === 'wrong' ? { role: 'alert', 'data-focus': 'true' } : { role: 'status' })}
  >
    <span class="notice-mark">
      <Icon name={kind === 'good' ? 'check' : 'alert'} />
    </span>
    <div class="notice-words">
      <p class="notice-title">{title}</p>
      {children}
    </div>
  </div>
)
