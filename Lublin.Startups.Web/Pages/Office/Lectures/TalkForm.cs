using Lublin.Startups.Web.Lectures;
using Lublin.Startups.Web.Pages.Office.Editing;
using Lublin.Startups.Web.Ui.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Office.Lectures;

/// <summary>What is told: a talk that was given before, or a new one by its texts.</summary>
public sealed class TalkForm
{
    public const string Known = "znany";
    public const string Newcomer = "nowy";
    private const int LongestTitle = 120;
    private const int LongestText = 2000;

    public string? How { get; set; }
    public string? ProgrammeId { get; set; }
    public LanguageForm Title { get; set; } = new();
    public LanguageForm Lead { get; set; } = new();
    public LanguageForm Audience { get; set; } = new();

    /// <summary>There is a talk of this title, and this is another.</summary>
    public bool IsAnother { get; set; }

    /// <returns>Null when something is wrong; what, is said in the model state.</returns>
    public Talk? Read(ModelStateDictionary state, IStringLocalizer texts, IReadOnlyList<PickItem> talks)
    {
        if (string.Equals(How, Known, StringComparison.Ordinal))
        {
            if (LectureChoices.Id(talks, ProgrammeId) is { } known)
                return new(known);
            state.AddModelError("Talk.ProgrammeId", texts["Wrong.Talk"]);
            return null;
        }

        TypedText.Demand(state, texts, "Talk.Title", Title, "Wrong.Title", LongestTitle);
        TypedText.Demand(state, texts, "Talk.Lead", Lead, "Wrong.Lead", LongestText);
        TypedText.Demand(state, texts, "Talk.Audience", Audience, "Wrong.Audience", LongestText);
        return Title.Read() is { } title && Lead.Read() is { } lead && Audience.Read() is { } audience ? new(null, new(title, lead, Learn: null, audience, Bring: null)) : null;
    }
}
