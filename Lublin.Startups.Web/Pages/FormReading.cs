using System.Text;
using System.Xml;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Lublin.Startups.Web.Pages;

/// <summary>
/// Reads what was sent before anybody asks for it. A form that cannot be read is refused here instead of failing wherever it is asked for first; signs that
/// are no text (NUL, U+FFFE, half a pair of surrogates), which neither database nor letters nor sheets can hold, are dropped from every field and query.
/// </summary>
public static class FormReading
{
    /// <summary>Stands behind routing and the limits, which count what is refused here.</summary>
    public static async Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (Methods.IsErrorPage(context))
        {
            await next(context);
            return;
        }

        if (!IsText(request.Path.Value ?? ""))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!request.Query.All(field => IsText(field.Key, field.Value)))
            request.Query = new QueryCollection(Cleaned(request.Query));
        if (request.HasFormContentType && await RefusalAsync(request) is { } status)
        {
            // The page that says so must not fail on it again.
            request.Form = FormCollection.Empty;
            context.Response.StatusCode = status;
            return;
        }

        await next(context);
    }

    private static async Task<int?> RefusalAsync(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || (type.Charset.Length > 0 && type.Encoding is null))
            return StatusCodes.Status400BadRequest;
        if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            request.Body = new WithoutNul(request.Body);
        try
        {
            var form = await request.ReadFormAsync();
            if (!form.All(field => IsText(field.Key, field.Value)))
                request.Form = new FormCollection(Cleaned(form), form.Files);
            return null;
        }
        catch (BadHttpRequestException bad)
        {
            return bad.StatusCode;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    private static Dictionary<string, StringValues> Cleaned(IEnumerable<KeyValuePair<string, StringValues>> fields) =>
        fields.GroupBy(field => Text(field.Key), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => new StringValues([.. same.SelectMany(field => field.Value).Select(value => Text(value ?? ""))]), StringComparer.OrdinalIgnoreCase);

    private static bool IsText(string name, StringValues values) => IsText(name) && values.All(value => IsText(value ?? ""));

    private static bool IsText(string typed) => Text(typed).Length == typed.Length;

    private static string Text(string typed)
    {
        if (typed.All(XmlConvert.IsXmlChar))
            return typed;
        var text = new StringBuilder(typed.Length);
        for (var i = 0; i < typed.Length; i++)
        {
            if (XmlConvert.IsXmlChar(typed[i]))
                text.Append(typed[i]);
            else if (i + 1 < typed.Length && char.IsSurrogatePair(typed[i], typed[i + 1]))
                text.Append(typed[i]).Append(typed[++i]);
        }

        return text.ToString();
    }
}
