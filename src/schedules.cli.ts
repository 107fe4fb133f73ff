import { parseConfig } from './platform/config.ts'
import { registerSchedules } from './platform/schedules.ts'

// npm run schedules: has QStash sweep the house every minute. It may be run as often as one likes.

try {
  for (const line of await registerSchedules(parseConfig(process.env))) console.log(line)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
