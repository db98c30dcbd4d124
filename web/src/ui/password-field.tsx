import { useLingui } from '@lingui/react/macro';
import { PasswordInput, type PasswordInputProps } from '@mantine/core';

export interface PasswordFieldProps extends Omit<PasswordInputProps, 'autoComplete'> {
  /** True where a password is being made: the browser then offers a strong one. */
  fresh?: boolean;
}

/** A password with an eye. Fits `form.getInputProps`. */
export function PasswordField({ fresh = false, ...rest }: PasswordFieldProps) {
  const { t } = useLingui();
  return (
    <PasswordInput
      {...rest}
      aria-invalid={rest.error ? true : undefined}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      visibilityToggleButtonProps={{ 'aria-label': t`Показать пароль` }}
    />
  );
}
