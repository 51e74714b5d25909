namespace Lublin.Startups.Web.Data;

/// <summary>What a module's tables hold before anybody has written into them.</summary>
public interface IBaseData
{
    /// <summary>Fills the tables that are empty; asked at every start.</summary>
    Task FillAsync();
}
