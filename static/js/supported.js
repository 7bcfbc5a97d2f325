// Loaded before the page's content: says that components may hide what scripts will show.
document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " nhsuk-frontend-supported" : "");
