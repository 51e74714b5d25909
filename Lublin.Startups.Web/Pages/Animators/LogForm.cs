using Lublin.Startups.Web.Kids;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Lublin.Startups.Web.Pages.Animators;

/// <summary>How a meeting was, as it is typed.</summary>
public sealed class LogForm
{
    /// <summary>Others may come along; more is a slip of the finger.</summary>
    public const int MostPeople = 200;

    /// <summary>How many were there, those from elsewhere among them.</summary>
    public int? Children { get; set; }

    public int? Adults { get; set; }

    /// <summary>Whether somebody of the school was in the room the whole time.</summary>
    public bool? TeacherStayed { get; set; }

    public string? Note { get; set; }

    /// <summary>What was written down, or what was announced for a start.</summary>
    public static LogForm Of(Meeting meeting) => new()
    {
        Children = meeting.ChildrenCame ?? meeting.Group.Children,
        Adults = meeting.AdultsCame ?? meeting.Group.Adults,
        TeacherStayed = meeting.TeacherStayed,
        Note = meeting.Note,
    };

    /// <summary>Null when something is wrong, which is then named.</summary>
    public MeetingLog? Read(ModelStateDictionary state, IStringLocalizer texts)
    {
        Check(nameof(Children), Children is null or < 0 or > MostPeople, "Wrong.Children");
        Check(nameof(Adults), Adults is null or < 0 or > MostPeople, "Wrong.Adults");
        Check(nameof(TeacherStayed), TeacherStayed is null, "Wrong.Stayed");
        var note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim();
        Check(nameof(Note), note?.Length > SchoolGroup.LongestNote, "Wrong.Note");
        return state.IsValid ? new(Children!.Value, Adults!.Value, TeacherStayed!.Value, note) : null;

        void Check(string field, bool isWrong, string words)
        {
            var name = $"Form.{field}";
            if (isWrong && state.GetFieldValidationState(name) != ModelValidationState.Invalid)
                state.AddModelError(name, texts[words, MostPeople]);
        }
    }
}
