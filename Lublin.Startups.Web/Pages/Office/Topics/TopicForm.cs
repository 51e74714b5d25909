using Lublin.Startups.Web.Data;
using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Typed = Lublin.Startups.Web.Pages.Office.Places.Typed;

namespace Lublin.Startups.Web.Pages.Office.Topics;

public sealed class TopicForm
{
    private const int LongestName = 60;

    public LanguageForm Name { get; set; } = new();

    /// <summary>The name when the form was made; null for a new one.</summary>
    public string? Known { get; set; }

    /// <summary>Makes a form that is sent twice make one.</summary>
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    public static TopicForm Of(Topic topic) => new() { Name = LanguageForm.Of(topic.Name), Known = topic.Name.ToJson() };

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public LocalText? Read(ModelStateDictionary state, IStringLocalizer texts)
    {
        TypedText.Demand(state, texts, "Form.Name", Name, "Wrong.Name", LongestName);
        return state.IsValid ? Name.Read() : null;
    }

    /// <summary>Every field with its label, for comparing with what somebody else saved.</summary>
    public IReadOnlyList<(string Label, string? Value)> Fields(IStringLocalizer texts) => [.. Typed.Fields(texts["Field.Name"], Name)];
}
