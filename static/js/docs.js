// The page that shows the API: Swagger UI over our own document.
SwaggerUIBundle({ url: '/api/docs', dom_id: '#docs', deepLinking: true })
