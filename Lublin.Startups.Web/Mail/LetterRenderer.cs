using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Lublin.Startups.Web.Mail;

/// <summary>Turns a letter's Razor component into a whole HTML document, in the current culture.</summary>
public sealed class LetterRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <param name="parameters">The component's parameters by name.</param>
    public async Task<string> RenderAsync<TBody>(IDictionary<string, object?> parameters)
        where TBody : IComponent
    {
        Processor.LetOthersGoFirst();
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TBody>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
