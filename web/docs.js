SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#page',
  deepLinking: true,
  displayRequestDuration: true,
  // The online validator would learn about every server's document.
  validatorUrl: null,
});
