using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lublin.Startups.Web.Ui.Forms;

/// <summary>What a field shows: its name and id, what was typed, what is wrong with it.</summary>
internal sealed class FieldState
{
    private readonly ModelStateEntry? entry;
    private readonly object? model;

    public FieldState(ModelExpression expression, ViewContext view) : this(expression.Name, expression.Model, view)
    {
    }

    public FieldState(string name, object? holds, ViewContext view)
    {
        Name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(name);
        Id = IdOf(Name);
        model = holds;
        view.ViewData.ModelState.TryGetValue(Name, out entry);
    }

    public string Name { get; }

    public string Id { get; }

    public string HintId => Id + "-h";

    public string ErrorId => Id + "-e";

    public ModelError? Error => entry is { Errors: [var first, ..] } ? first : null;

    /// <summary>What was typed, however wrong; else what the model holds.</summary>
    public string? Value => entry?.AttemptedValue ?? Text(model);

    /// <summary>The framework's id of a field: dots become underscores.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>Whether a radio button or a tick box with this value is chosen.</summary>
    public bool Holds(string value) => entry?.RawValue is { } raw ? Contains(raw, value) : Contains(model, value);

    private static bool Contains(object? held, string value) => held switch
    {
        null => false,
        IEnumerable many and not string => many.Cast<object?>().Any(each => Same(each, value)),
        _ => Same(held, value),
    };

    private static bool Same(object? held, string value) => string.Equals(Text(held), value, StringComparison.OrdinalIgnoreCase);

    private static string? Text(object? held) => held switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(held, CultureInfo.CurrentCulture),
    };
}
