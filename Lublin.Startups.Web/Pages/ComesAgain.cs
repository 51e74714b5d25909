using Lublin.Startups.Web.Ui;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;

namespace Lublin.Startups.Web.Pages;

/// <summary>
/// Sends a form that is wrong back by a redirect, and shows it there with the answers and the errors that the browser brings along. What takes more room than a
/// cookie has, and what comes from a browser without cookies, is answered at once.
/// </summary>
public sealed class ComesAgain(KeptAnswers kept, IStringLocalizer<EnrolTexts> texts, IStringLocalizer<UiTexts> kit) : IAsyncPageFilter, IResultFilter
{
    private const string IdName = "f";

    // Before the answers are bound: they are taken for a form that was sent.
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        var http = context.HttpContext;
        if (context.HandlerInstance is not IComesAgain || !Methods.IsReading(http.Request.Method)
            || !Guid.TryParseExact(http.Request.Query[IdName], "N", out var id) || kept.Find(http, id) is not { } answers)
            return Task.CompletedTask;
        http.Items[typeof(TypedAnswers)] = answers;
        http.Request.Form = new FormCollection(answers.Fields.ToDictionary(field => field.Key, field => new StringValues([.. field.Value]), StringComparer.OrdinalIgnoreCase));
        return Task.CompletedTask;
    }

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is not IComesAgain page || context.HttpContext.Items[typeof(TypedAnswers)] is not TypedAnswers answers)
        {
            await next();
            return;
        }

        if (!page.Check(texts))
        {
            foreach (var (field, words) in answers.Errors)
                context.ModelState.AddModelError(field, words);
        }

        if (answers.IsLate)
            context.ModelState.AddModelError("", kit["Error.Expired"]);
        context.Result = await page.ReshowAsync();
    }

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var http = context.HttpContext;
        if (context.Controller is not IComesAgain page || !HttpMethods.IsPost(http.Request.Method) || FormToken.HasNoCookies(http))
            return;
        if (context.ModelState.IsValid && !page.Asks)
            kept.Forget(http);
        else if (context.Result is PageResult && kept.Keep(http, AnswersOf(page, context)) is { } id)
            context.Result = new SeeOther(http.Request.PathBase + http.Request.Path + QueryString.Create([.. http.Request.Query.Where(part => part.Key is not IdName), new(IdName, id.ToString("N"))]));
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private static TypedAnswers AnswersOf(IComesAgain page, ResultExecutingContext context) => new(
        FormOf(context.HttpContext.Request).Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal) && !page.Secrets.Contains(field.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(field => field.Key, IReadOnlyList<string?> (field) => [.. field.Value], StringComparer.OrdinalIgnoreCase),
        FormToken.IsLate(context.HttpContext) ? [] : [.. ErrorsOf(context.ModelState)],
        FormToken.IsLate(context.HttpContext),
        default);

    // A POST may come without any form.
    private static IFormCollection FormOf(HttpRequest request) => request.HasFormContentType ? request.Form : FormCollection.Empty;

    private static IEnumerable<TypedAnswers.Error> ErrorsOf(ModelStateDictionary state) =>
        state.SelectMany(entry => entry.Value!.Errors.Select(error => new TypedAnswers.Error(entry.Key, error.ErrorMessage)));
}
