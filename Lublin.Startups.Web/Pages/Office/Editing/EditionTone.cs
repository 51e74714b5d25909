using Lublin.Startups.Web.Programmes;
using Lublin.Startups.Web.Ui;

namespace Lublin.Startups.Web.Pages.Office.Editing;

/// <summary>The colour of an edition's state in the office.</summary>
public static class EditionTone
{
    public static Tone Of(EditionState state) => state switch
    {
        EditionState.Open or EditionState.WithoutSignUp => Tone.Ok,
        EditionState.OpensLater => Tone.Info,
        EditionState.Draft => Tone.Warn,
        EditionState.Cancelled => Tone.Bad,
        _ => Tone.Neutral,
    };
}
