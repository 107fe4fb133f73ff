// In front of the app, as at Cloudflare: an uploaded file is answered without calling the Worker. A test can also
// make the minute strike: POST /cdn-cgi/handler/scheduled?cron=…
export default {
  async fetch(request, { APP, FILES }) {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/cdn-cgi/handler/scheduled') {
      const struck = await APP.scheduled({
        cron: searchParams.get('cron') ?? '* * * * *',
        scheduledTime: new Date(),
      })
      return Response.json(struck)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return APP.fetch(request)
    const file = await FILES.fetch(request.clone())
    return file.status === 404 ? APP.fetch(request) : file
  },
}
