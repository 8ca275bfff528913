namespace CouncilPortal.BrowserTests;

/// <summary>Using the portal by keyboard alone.</summary>
internal static class Keyboard
{
    private const int MostStops = 150;

    /// <summary>Presses Tab until a control has the focus, and checks that the focus can be seen there.</summary>
    public static async Task TabTo(this IPage page, AriaRole role, string name)
    {
        var control = page.GetByRole(role, new() { Name = name, Exact = true });
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await control.EvaluateAllAsync<bool>("controls => controls.includes(document.activeElement)"))
            {
                await page.FocusIsVisible();
                return;
            }
        }

        Assert.Fail($"{role} \"{name}\" is not reached with Tab on {page.Url}");
    }

    /// <summary>
    /// The focused control, or one of the three elements around it, looks different from when it has no focus.
    /// </summary>
    public static async Task FocusIsVisible(this IPage page)
    {
        var unseen = await page.EvaluateAsync<string?>(
            """
            () => {
                const control = document.activeElement;
                const look = () => {
                    let text = '';
                    for (let part = control, i = 0; part && i < 4; part = part.parentElement, i++) {
                        for (const pseudo of [null, '::before', '::after']) {
                            const s = getComputedStyle(part, pseudo);
                            text += [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor,
                                s.borderWidth, s.backgroundColor, s.textDecoration, s.transform, s.opacity].join(' ');
                        }
                    }
                    return text;
                };
                const focused = look();
                control.blur();
                const plain = look();
                control.focus({ focusVisible: true, preventScroll: true });
                return focused === plain ? control.outerHTML.slice(0, 300) : null;
            }
            """);
        Assert.True(unseen is null, $"The focus cannot be seen on {page.Url}: {unseen}");
    }
}
