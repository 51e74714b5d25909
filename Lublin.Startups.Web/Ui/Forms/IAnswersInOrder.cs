namespace Lublin.Startups.Web.Ui.Forms;

/// <summary>Answers that no property declares: they say themselves in which order the form asks for them.</summary>
public interface IAnswersInOrder
{
    /// <summary>From 0; negative for what is not asked.</summary>
    int PlaceOf(string name);
}
