import { raw } from 'hono/html'

/** Facts for machines: a block of data, never run. No character can end the block early. */
export const JsonLd = ({ data }: { data: Record<string, unknown> }) => (
  <script type="application/ld+json">
    {raw(
      JSON.stringify({ '@context': 'https://schema.org', ...data }).replace(
        /[<>&\u2028\u2029]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    )}
  </script>
)
