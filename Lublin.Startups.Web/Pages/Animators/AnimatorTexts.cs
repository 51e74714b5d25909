namespace Lublin.Startups.Web.Pages.Animators;

/// <summary>Words of an animator's own page, and of writing down how a meeting was, there and in the office; in Polish only.</summary>
public sealed class AnimatorTexts;
