using Lublin.Startups.Web.Programmes;

namespace Lublin.Startups.Web.Enrolments;

/// <summary>One thing that a sign-up asks: where it stands, how it is typed, checked and kept, and who sees it. The rows are <see cref="ApplicantFields"/>.</summary>
/// <param name="Name">Of the answer in every form, and of its words: <c>Field.{Name}</c>.</param>
/// <param name="Part">Of what is asked.</param>
/// <param name="Input">How it is typed.</param>
public sealed record ApplicantField(string Name, FieldPart Part, FieldInput Input)
{
    /// <summary>Of <see cref="Applicant"/>; two fields that are never asked of the same person may share one.</summary>
    public string Property { get => field ?? Name; init; }

    /// <summary>In the database, and in the history of corrections.</summary>
    public required string Column { get; init; }

    /// <summary>Characters that the column has room for.</summary>
    public int? Longest { get; init; }

    /// <summary>Reads what was typed: the value to keep, null for none, or what is wrong.</summary>
    public required Func<IReadOnlyList<string>, Typist, Checked> Check { get; init; }

    public required Func<Applicant, object?> Kept { get; init; }
    public required Func<Applicant, object?, Applicant> With { get; init; }

    /// <summary>The people it is asked of; null for everybody.</summary>
    public Situation? AskedOf { get; init; }

    /// <summary>What can be chosen or ticked, each with words of its own: <c>{ChoiceWords}.{choice}</c>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public string ChoiceWords { get => field ?? Name; init; }

    /// <summary>Which of the choices an edition, with its sessions, can offer; null for all.</summary>
    public Func<Edition, IEnumerable<string>>? OfferedAt { get; init; }

    public MayOmit MayOmit { get; init; }
    public CorrectedBy CorrectedBy { get; init; }

    /// <summary>The history says that it changed, and neither from what nor to what.</summary>
    public bool IsPersonal { get; init; } = true;

    /// <summary>Tells two people apart: of use as long as the enrolment is.</summary>
    public bool Identifies { get; init; }

    /// <summary>Whether people read it among their own data.</summary>
    public bool IsShownToPerson { get; init; } = true;

    /// <summary>What a browser may fill in for the person.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>How a kept text is written for eyes.</summary>
    public Func<string, string>? Display { get; init; }

    /// <summary>A file for a spreadsheet holds it as it is kept, for programs that look it up.</summary>
    public bool IsBareInSheet { get; init; }

    /// <summary>Of the column in such a file, in characters.</summary>
    public int SheetWidth { get; init; } = 26;

    public bool IsCode => Input is FieldInput.Telephone or FieldInput.Digits;

    public bool IsAskedOf(Situation? situation) => AskedOf is null || AskedOf == situation;

    public bool IsOptionalFor(Typist typist) => MayOmit == MayOmit.Everybody || (MayOmit == MayOmit.Staff && typist == Typist.Staff);

    /// <summary>The choices of an edition.</summary>
    public IEnumerable<string> ChoicesAt(Edition edition) => OfferedAt?.Invoke(edition) ?? Choices;

    /// <summary>What is kept, as it would be typed: a text, or the names of what was chosen.</summary>
    public IReadOnlyList<string> Typed(Applicant applicant) => Kept(applicant) switch
    {
        null => [],
        Enum ticked when Input == FieldInput.Ticks => [.. Choices.Intersect(ticked.ToString().Split(", "), StringComparer.Ordinal)],
        string text => [Display?.Invoke(text) ?? text],
        var other => [other.ToString()!],
    };
}

/// <summary>What a typed answer came to: a value to keep, or the key of the words for what is wrong with it.</summary>
public sealed record Checked(object? Value, string? Wrong = null, params object[] Named)
{
    public static Checked Mistake(string key, params object[] named) => new(null, key, named);
}

/// <summary>A contact, a firm or organisation if there is one, and what the person needs.</summary>
public enum FieldPart
{
    Contact,
    Firm,
    Needs,
}

public enum FieldInput
{
    Text,
    Email,
    Telephone,
    Digits,

    /// <summary>One of a few.</summary>
    Choice,

    /// <summary>Any of a few, kept with a consent: <c>{Name}Consent</c>.</summary>
    Ticks,
}

/// <summary>Who types: the person for themselves, or staff who hear it.</summary>
public enum Typist
{
    Person,
    Staff,
}

public enum MayOmit
{
    Nobody,
    Staff,
    Everybody,
}

public enum CorrectedBy
{
    /// <summary>Only the office.</summary>
    Office,

    /// <summary>The person too, at once.</summary>
    Person,

    /// <summary>The person too, once the mailbox has confirmed it (docs/adr/0019).</summary>
    Mailbox,
}
